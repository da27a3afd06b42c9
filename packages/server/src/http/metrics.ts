/** Figures for Prometheus. */
import type { Database } from '@annals/db'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answers } from './answers.ts'
import type { Answered } from './asked.ts'

/** How many operations are told apart by name: names are the callers' to choose, and each is kept for ever. */
const maxOperations = 200
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

interface Series {
  requests: Counter.Internal
  duration: Histogram.Internal<string>
}

export class Metrics {
  readonly #registry = new Registry()
  readonly #operations = new Set<string>()
  // Finding a series by its labels costs more than counting in it.
  readonly #series = new Map<string, Series>()
  readonly #requests = new Counter({
    name: 'annals_requests_total',
    help: 'Requests answered, by operation, by who answered (memory, compiled, graphql-js, none) and by outcome.',
    labelNames: ['operation', 'executor', 'outcome'],
    registers: [this.#registry],
  })
  readonly #durations = new Histogram({
    name: 'annals_request_duration_seconds',
    help: 'From a request to its answer.',
    labelNames: ['operation', 'executor'],
    buckets,
    registers: [this.#registry],
  })
  readonly #statements = new Histogram({
    name: 'annals_statement_duration_seconds',
    help: 'A statement, with its wait for a connection.',
    buckets,
    registers: [this.#registry],
  })

  constructor(database: Database, answers?: Answers) {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    new Gauge({
      name: 'annals_pool_connections',
      help: 'Connections to a database server.',
      labelNames: ['server'],
      registers,
      collect() {
        for (const { name, connections } of database.state()) this.set({ server: name }, connections)
      },
    })
    new Gauge({
      name: 'annals_pool_statements',
      help: 'Statements that run on a database server, or wait for a connection to it.',
      labelNames: ['server', 'state'],
      registers,
      collect() {
        for (const { name, busy, waiting } of database.state()) {
          this.set({ server: name, state: 'running' }, busy)
          this.set({ server: name, state: 'waiting' }, waiting)
        }
      },
    })
    new Gauge({
      name: 'annals_replica_usable',
      help: 'Whether a replica keeps up and is asked: 1 or 0.',
      labelNames: ['server'],
      registers,
      collect() {
        for (const { name, usable } of database.state()) if (usable !== undefined) this.set({ server: name }, usable ? 1 : 0)
      },
    })
    new Gauge({
      name: 'annals_replica_lag_seconds',
      help: 'How far a replica is behind the primary; NaN while it does not answer.',
      labelNames: ['server'],
      registers,
      collect() {
        for (const { name, lagMs } of database.state())
          if (lagMs !== undefined) this.set({ server: name }, lagMs === null ? Number.NaN : lagMs / 1000)
      },
    })
    if (answers)
      new Gauge({
        name: 'annals_remembered_bytes',
        help: 'Memory that remembered answers take.',
        registers,
        collect() {
          this.set(answers.bytes)
        },
      })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  count({ operation, executor, outcome, ms, statements }: Answered): void {
    const name = this.#nameOf(operation, executor !== null)
    const key = `${name} ${executor} ${outcome}`
    let series = this.#series.get(key)
    if (!series) {
      const labels = { operation: name, executor: executor ?? 'none' }
      series = { requests: this.#requests.labels({ ...labels, outcome }), duration: this.#durations.labels(labels) }
      this.#series.set(key, series)
    }
    series.requests.inc()
    series.duration.observe(ms / 1000)
    for (const statement of statements) this.#statements.observe(statement.ms / 1000)
  }

  /** The name under which an operation counts. A new one counts only when the operation was executed: anyone can send nonsense. */
  #nameOf(operation: string | null, executed: boolean): string {
    if (operation === null) return 'anonymous'
    if (this.#operations.has(operation)) return operation
    if (!executed || this.#operations.size >= maxOperations) return 'other'
    this.#operations.add(operation)
    return operation
  }
}
