/**
 * A bucket of cost for each client: it fills at a steady rate and an operation takes its cost from it, or nothing when there is not enough.
 * What is known only when it has been done is owed: it is taken whatever there is.
 * In this process, or in Redis for several.
 */
import { Redis, type Result } from 'ioredis'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Allowance } from './allowance.ts'

export interface Taken {
  granted: boolean
  /** What is left. */
  remaining: number
}
export interface Buckets {
  take(client: string, cost: number, allowance: Allowance, owed?: boolean): Taken | Promise<Taken>
  close(): Promise<void>
}

/** How many clients are remembered; one that is forgotten starts full. */
const maxClients = 100_000

export function memoryBuckets(now: () => number = Date.now): Buckets & { take(...args: Parameters<Buckets['take']>): Taken } {
  const levels = new LRUCache<string, { level: number; at: number }>({ max: maxClients })
  return {
    take(client, cost, { burst, perSecond }, owed = false) {
      const at = now()
      const bucket = levels.get(client) ?? { level: burst, at }
      // A clock that was set back gives nothing.
      bucket.level = Math.min(burst, bucket.level + (Math.max(at - bucket.at, 0) / 1000) * perSecond)
      bucket.at = at
      const granted = owed || cost <= bucket.level
      if (granted) bucket.level -= cost
      levels.set(client, bucket)
      return { granted, remaining: Math.max(Math.floor(bucket.level), 0) }
    },
    close: async () => undefined,
  }
}

declare module 'ioredis' {
  interface RedisCommander<Context> {
    takeFromBucket(
      key: string,
      cost: number,
      burst: number,
      perSecond: number,
      owed: number,
    ): Result<[granted: number, remaining: number], Context>
  }
}

// By Redis' own clock, so that processes need not agree on theirs. A full bucket need not be kept.
const take = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local cost, burst, rate = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = tonumber(kept[1]) or burst
level = math.min(burst, level + math.max(now - (tonumber(kept[2]) or now), 0) / 1000 * rate)
local granted = ARGV[4] == '1' or cost <= level
if granted then level = level - cost end
redis.call('HSET', KEYS[1], 'level', level, 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - level) / rate * 1000) + 1000)
return { granted and 1 or 0, math.max(math.floor(level), 0) }`

/** How long Redis may take to answer, and how long it is left alone after it did not, in milliseconds. */
const patience = 100
const pause = 1000

/** While Redis does not answer, each process counts for itself; no request waits for it and none is refused for its sake. */
export function redisBuckets(url: string, logger: Logger): Buckets {
  const redis = new Redis(url, {
    connectTimeout: 1000,
    commandTimeout: patience,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2000),
  })
  redis.defineCommand('takeFromBucket', { numberOfKeys: 1, lua: take })
  const own = memoryBuckets()
  let failing = false
  let again = 0
  const fail = (error: unknown) => {
    again = Date.now() + pause
    if (!failing) logger.warn({ err: error }, 'Redis does not answer; each process limits rates for itself')
    failing = true
  }
  redis.on('error', fail)
  return {
    async take(client, cost, allowance, owed = false) {
      if (redis.status !== 'ready' || Date.now() < again) return own.take(client, cost, allowance, owed)
      try {
        const { burst, perSecond } = allowance
        const [granted, remaining] = await redis.takeFromBucket(`annals:cost:${client}`, cost, burst, perSecond, owed ? 1 : 0)
        if (failing) logger.info('Redis answers again')
        failing = false
        return { granted: granted === 1, remaining }
      } catch (error) {
        fail(error)
        return own.take(client, cost, allowance, owed)
      }
    },
    close: async () => redis.disconnect(),
  }
}
