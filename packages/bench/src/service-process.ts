/** The service as `npm start` runs it, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.resolve('@annals/server')))

export interface ServiceProcess {
  origin: string
  pid: number
  /** The code it ended with, null by a signal; undefined while it runs. */
  ended(): number | null | undefined
  /** The last of what it logged. */
  log(): string
  /** Tells it to end, waits, and gives its code. */
  stop(): Promise<number | null>
}

/** Starts it and waits until it says where it listens. */
export async function startService(settings: Record<string, string>): Promise<ServiceProcess> {
  const environment = {
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    SHUTDOWN_DELAY_MS: '0',
    RATE_LIMIT: 'off',
  }
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  let [said, log] = ['', '']
  child.stdout?.on('data', (text) => {
    said += text
  })
  child.stderr?.on('data', (text) => {
    log = `${log}${text}`.slice(-20_000)
  })
  const ended = () => (child.signalCode !== null ? null : (child.exitCode ?? undefined))
  for (let attempt = 0; attempt < 1200; attempt++) {
    const [, origin] = /(http:\/\/[\d.:]+)\/graphql/.exec(said) ?? []
    if (origin)
      return {
        origin,
        pid: child.pid as number,
        ended,
        log: () => log,
        stop: async () => {
          process.off('exit', end)
          if (ended() === undefined) {
            const gone = once(child, 'exit')
            child.kill('SIGTERM')
            await gone
          }
          return ended() ?? null
        },
      }
    if (ended() !== undefined) throw new Error(`the service ended at once:\n${said}${log}`)
    await setTimeout(100)
  }
  end()
  throw new Error(`the service does not listen after two minutes:\n${said}${log}`)
}
