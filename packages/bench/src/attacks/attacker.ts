/** The attacker's process: keeps its connections busy with one attack, and says what it was answered. */
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { attacks } from './attacks.ts'

export interface Assault {
  origin: string
  /** One of `attacks`, or `slowBodies`. */
  attack: string
  connections: number
  seconds: number
  /** Whether each request comes from an address of its own. */
  everywhere: boolean
}
/** How often each answer came. */
export type Answers = Record<string, number>

export const slowBodies = 'bodies that never end'
const cutOff = 'cut off'

let sent = 0
const address = (everywhere: boolean) => (everywhere ? `10.${(++sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}` : '198.51.100.1')

function send({ origin, everywhere }: Assault, agent: Agent, body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'x-forwarded-for': address(everywhere),
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve) => {
    const asked = request(`${origin}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', () => resolve(cutOff))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const [code, limit] = text.startsWith('{"data"') ? [] : [/"code":"(\w+)"/.exec(text)?.[1], /"limit":"(\w+)"/.exec(text)?.[1]]
        resolve([response.statusCode, code, limit].filter((part) => part !== undefined).join(' '))
        // The rest of a body that was refused is not sent.
        if (!asked.writableFinished) asked.destroy()
      })
    })
    asked.on('error', () => resolve(cutOff))
    asked.end(body)
  })
}

/** A byte a second, of a body that is said to be long. */
function sendSlowly({ origin, everywhere, seconds }: Assault): Promise<string> {
  const { hostname, port } = new URL(origin)
  const head = ['POST /graphql HTTP/1.1', 'host: annals', `x-forwarded-for: ${address(everywhere)}`, 'content-type: application/json']
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\ncontent-length: 1000\r\n\r\n{`))
    const dripping = setInterval(() => socket.write(' '), 1000)
    const over = setTimeout(() => socket.destroy(), seconds * 1000)
    let heard = ''
    socket.on('data', (data) => {
      heard += data
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(dripping)
      clearTimeout(over)
      resolve(/^HTTP\/1.1 (\d+)/.exec(heard)?.[1] ?? cutOff)
    })
  })
}

process.on('message', async (assault: Assault) => {
  const attack = attacks.find(({ name }) => name === assault.attack)
  const agent = new Agent({ keepAlive: true, maxSockets: assault.connections })
  const until = performance.now() + assault.seconds * 1000
  const answers: Answers = {}
  let n = 0
  const client = async () => {
    do {
      const answer = await (attack ? send(assault, agent, attack.body(n++)) : sendSlowly(assault))
      answers[answer] = (answers[answer] ?? 0) + 1
    } while (performance.now() < until && attack)
  }
  await Promise.all(Array.from({ length: assault.connections }, client))
  agent.destroy()
  process.send?.(answers)
})
