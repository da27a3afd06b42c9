/** The load generator's process: takes one job at a time from its parent, keeps its connections busy, answers with what it saw. */
import autocannon from 'autocannon'

export interface Job {
  url: string
  bodies: string[]
  connections: number
  seconds: number
}
export interface Load {
  requests: number
  seconds: number
  /** Milliseconds, of single requests: autocannon's own histogram only knows whole ones. Null when none was answered. */
  p50: number | null
  p99: number | null
  failures: number
}

process.on('message', ({ url, bodies, connections, seconds }: Job) => {
  const times: number[] = []
  let failures = 0
  const started = performance.now()
  const finish = (error: unknown, result: autocannon.Result) => {
    if (error) throw error
    const elapsed = (performance.now() - started) / 1000
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
    const load: Load = { requests: times.length, seconds: elapsed, p50: at(0.5), p99: at(0.99), failures: failures + result.errors }
    process.send?.(load)
  }
  const headers = { 'content-type': 'application/json' }
  const requests = bodies.map((body): autocannon.Request => ({ method: 'POST', headers, body }))
  autocannon({ url, connections, duration: seconds, requests }, finish).on('response', (_client, status, _bytes, time) => {
    times.push(time)
    if (status !== 200) failures++
  })
})
