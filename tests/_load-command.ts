/** `_load-command.ts pglite|postgres WHERE SHARE`: loads a changed small world, and is killed when that share of it is done. */
import { loadDataset } from '@annals/dataset'
import { connectPglite, connectPostgres } from '@annals/db'
import { edited, worldWith } from './_world.ts'

const [kind, where = '', share] = process.argv.slice(2)
const database = kind === 'pglite' ? await connectPglite({ dataDir: where }) : connectPostgres(where)
await loadDataset(database, await worldWith(edited('leaders/ada.yaml', 'A president.', 'Changed by half.')), {
  onProgress: (done, total) => {
    if (done < total && done / total >= Number(share)) process.kill(process.pid, 'SIGKILL')
  },
})
await database.close()
