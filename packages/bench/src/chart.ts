/** docs/bench.svg: throughput as a ratio to PostGraphile, a group of bars a query, one panel a world. Its colours follow the reader's theme. */
import type { PeerRecord } from './report.ts'

export interface ChartWorld {
  scale: string
  records: readonly PeerRecord[]
}

const barHeight = 14
const gap = 2
const labelWidth = 210
const barWidth = 420
const width = labelWidth + barWidth + 70
// Ratios from 1/4 to 64 on a logarithmic axis; what lies beyond is drawn at its end, with its number.
const [least, most] = [0.25, 64]
const x = (value: number) => labelWidth + (barWidth * Math.log(Math.min(most, Math.max(least, value)) / least)) / Math.log(most / least)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function chart(worlds: readonly ChartWorld[], captions: readonly string[]): string {
  const parts: string[] = []
  let y = 30
  const text = (at: number, content: string, kind: string, anchor = 'start') =>
    parts.push(`<text x="${at.toFixed(1)}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(content)}</text>`)
  text(16, 'Throughput as a ratio to PostGraphile (logarithmic; longer is faster)', 'title')
  for (const { scale, records } of worlds) {
    y += 30
    text(16, scale === 'core' ? 'The curated dataset' : `Synthetic world of ${scale} leaders`, 'world')
    const top = y + 8
    for (const query of new Set(records.map((r) => r.query))) {
      y += 22
      text(16, query, 'query')
      for (const { peer, ratioTo } of records.filter((r) => r.query === query)) {
        const ratio = ratioTo.postgraphile?.throughput?.median
        text(labelWidth - 8, peer, 'peer', 'end')
        const from = Math.min(x(1), x(ratio ?? 1))
        const length = Math.max(1, Math.abs(x(ratio ?? 1) - x(1)))
        if (ratio !== undefined)
          parts.push(
            `<rect x="${from.toFixed(1)}" y="${y - barHeight + 4}" width="${length.toFixed(1)}" height="${barHeight - gap}" class="${peer.startsWith('annals') ? 'ours' : 'theirs'}"/>`,
          )
        text(x(Math.max(1, ratio ?? 1)) + 6, ratio === undefined ? 'not measured' : `${ratio.toFixed(2)}`, 'value')
        y += barHeight + gap
      }
    }
    parts.push(`<line x1="${x(1).toFixed(1)}" x2="${x(1).toFixed(1)}" y1="${top}" y2="${y - 10}" class="axis"/>`)
  }
  y += 8
  for (const line of captions) {
    y += 13
    text(16, line, 'caption')
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 16}" width="${width}" height="${y + 16}" role="img" aria-label="Throughput of Annals and its peers as a ratio to PostGraphile">
<style>
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 } .world { font-size: 14px; font-weight: 600 } .query { font-weight: 600 }
  .peer, .value { font-size: 11px } .caption { font-size: 9px; fill: #59636e }
  .ours { fill: #0969da } .theirs { fill: #8c959f } .axis { stroke: #59636e; stroke-dasharray: 3 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .caption { fill: #9198a1 } .ours { fill: #4493f8 } .theirs { fill: #656c76 } .axis { stroke: #9198a1 }
  }
</style>
${parts.join('\n')}
</svg>
`
}
