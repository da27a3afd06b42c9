import { preset, schema } from '@annals/sdk/codegen'

export default { schema, documents: 'src/*.graphql', generates: { 'src/generated/operations.ts': { preset } } }
