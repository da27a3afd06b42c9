import { join } from 'node:path'
import type { CodegenConfig } from '@graphql-codegen/cli'

// Absolute, because codegen resolves paths from where it was started.
const here = import.meta.dirname

const config: CodegenConfig = {
  schema: join(here, '../../schema.graphql'),
  documents: join(here, 'src/operations/**/*.graphql'),
  generates: {
    [join(here, 'src/generated/operations.ts')]: {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        // Without it a bundler keeps the documents an app never uses.
        pureMagicComment: true,
        strictScalars: true,
        scalars: { ID: 'string', Date: 'string', EDTF: 'string', DateTime: 'string' },
        enumType: 'string-literal',
        useTypeImports: true,
        importExtension: '.ts',
      },
    },
  },
}

export default config
