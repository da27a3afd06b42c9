import pg from 'pg'
import { queries } from '../queries/index.ts'
import { operationName, type Variables } from '../queries/query.ts'
import { listen, poolSize, type Serve } from './peer.ts'

export const serve: Serve = ({ databaseUrl, world }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize })
  const statements = new Map(queries.map((query) => [operationName(query), query.floor]))
  return listen((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => (body += chunk))
    request.on('end', async () => {
      const asked = JSON.parse(body) as { operationName: string; variables: Variables }
      const statement = statements.get(asked.operationName)
      if (!statement) return response.writeHead(404).end()
      try {
        const values = statement.values(asked.variables, world)
        const { rows } = await pool.query({ name: asked.operationName, text: statement.sql, values, rowMode: 'array' })
        const text = Buffer.from(rows[0]?.[0] as string)
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.byteLength }).end(text)
      } catch (error) {
        response.writeHead(500).end(String(error))
      }
    })
  })
}
