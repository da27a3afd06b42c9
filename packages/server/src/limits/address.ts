import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * Whom a request comes from, by address: the connection's, or behind `proxies` trusted proxies the one that the outermost of them saw.
 * What a client itself writes into X-Forwarded-For stands further left and is never read.
 */
export function addressOf(request: IncomingMessage | undefined, proxies: number): string {
  const direct = request?.socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return network(direct)
  const forwarded = [request?.headers['x-forwarded-for'] ?? []].flat().join(',')
  const hops = forwarded.split(',').map((hop) => hop.trim())
  return network(hops.at(-proxies) || hops[0] || direct)
}

/** One household has a whole /64 of IPv6 to itself. */
function network(address: string): string {
  // Some proxies write the port too, which is another for each connection.
  const bare = /^\[([^\]]+)\]|^(\d+(?:\.\d+){3}):\d+$/.exec(address)
  const host = bare?.[1] ?? bare?.[2] ?? address
  const plain = host.startsWith('::ffff:') ? host.slice(7) : host
  if (!isIPv6(plain)) return plain.slice(0, 64)
  const [head = '', tail] = (plain.split('%')[0] as string).toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(8 - left.length - right.length, 0)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
