/** A peer's process: `peer-main.ts NAME DATABASE_URL WORLD`; tells its parent the port, or why it cannot take part. */
import { peers } from './peers/index.ts'
import type { PeerName } from './queries/query.ts'

const [name, databaseUrl = '', world = ''] = process.argv.slice(2)
const serve = await peers[name as PeerName].load()
process.send?.(await serve({ databaseUrl, world: JSON.parse(world) }))
// The parent ended: so does the peer.
process.on('disconnect', () => process.exit())
