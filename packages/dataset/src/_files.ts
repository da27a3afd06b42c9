/** A small sound dataset for tests, in a folder of its own. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkDataset, readDataset } from './dataset.ts'

export const soundFiles: Record<string, string> = {
  'sources/general-knowledge.yaml': 'type: personal_communication\ntitle: General knowledge\n',
  'sources/some-data.yaml': 'type: dataset\ntitle: Some data\n',
  'polities/somewhere.yaml': 'names: [{ en: Somewhere }]\ndescription: A state.\nkind: STATE\n',
  'offices/president.yaml': 'names: [{ en: President }]\ndescription: Its head.\nkind: HEAD_OF_STATE\nof: somewhere\n',
  'leaders/someone.yaml': `names:
  - en: Someone
description: A person.
birth: { date: 1900, cite: recalled }
death: { date: 1953-03-05, cite: { some-data: row-1 } }
tenures:
  president-1930:
    office: president
    during: 1930/1940
    cite: recalled
`,
}

/** Writes the sound files, changed as given (undefined leaves one out), to a folder that is there while `use` runs. */
export async function withFolder<T>(
  changes: Record<string, string | Uint8Array | undefined>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'annals-dataset-'))
  try {
    for (const [file, content] of Object.entries({ ...soundFiles, ...changes })) {
      if (content === undefined) continue
      await mkdir(dirname(join(root, file)), { recursive: true })
      await writeFile(join(root, file), content)
    }
    return await use(root)
  } finally {
    await rm(root, { recursive: true })
  }
}

/** The problems of the sound files, changed as given: `file:line: message`. */
export async function problemsOf(changes: Parameters<typeof withFolder>[0]): Promise<string[]> {
  const found = await withFolder(changes, async (root) => checkDataset(await readDataset(root)))
  return found.map((p) => `${p.file}:${p.line}: ${p.message}`)
}
