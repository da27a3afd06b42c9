/** docs/coverage.md: on which share of a decade's days the core names a polity's effective leader and its regime. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bounds } from '../edtf.ts'
import type { ClaimRecord, Dataset } from '../expand.ts'
import { stands } from '../lives.ts'
import { effective, firstDay, lastDay, leaderSpan } from './scope.ts'
import { type World, worldOf } from './world.ts'

const file = join(import.meta.dirname, '../../../../docs/coverage.md')
const decades = Array.from({ length: 10 }, (_, i) => 1900 + i * 10)
const dayLength = 86_400_000

/** Writes the page; returns where. */
export async function writeCoverage(dataset: Dataset): Promise<string> {
  await writeFile(file, coveragePage(dataset))
  return file
}

export function coveragePage(dataset: Dataset): string {
  const world = worldOf(dataset)
  const polities = dataset.entities.filter((e) => e.type === 'POLITY' && (leaderSpan(e.slug) || effective(world, e.slug).length > 0))
  const regimes = Map.groupBy(dataset.entities, (e) => (e.read.type === 'REGIME' ? e.read.data.polity : ''))
  const row = (slug: string, claims: readonly ClaimRecord[]) =>
    `| ${slug} | ${decades.map((d) => share(claims, existence(world, slug), d)).join(' | ')} |`
  const table = (of: (slug: string) => readonly ClaimRecord[]) => [
    `| polity | ${decades.map((d) => `${d}s`).join(' | ')} |`,
    `|---|${decades.map(() => '---').join('|')}|`,
    ...polities.map((p) => row(p.slug, of(p.slug))),
  ]
  return [
    '# Coverage',
    '',
    'Generated from the data by `npm run data:check -- --coverage`: do not edit. A number is the percentage of the days of a decade on which',
    'the polity existed and the core names a holder; **0 means not covered**, not that nobody held it, and `·` that the polity did not exist.',
    `Days from ${firstDay} to ${lastDay}; the 1990s end there.`,
    '',
    '## Effective leaders',
    '',
    `Undertaken for the whole time: ${polities.flatMap((p) => (leaderSpan(p.slug)?.from === firstDay ? [p.slug] : [])).join(', ')}.`,
    `Undertaken for the Korean War: ${polities.flatMap((p) => (leaderSpan(p.slug)?.from === '1950-06-25' ? [p.slug] : [])).join(', ')}.`,
    'Of the others there are only the leaders that some question needed.',
    '',
    ...table((slug) => effective(world, slug)),
    '',
    '## Regimes',
    '',
    ...table((slug) => (regimes.get(slug) ?? []).flatMap((e) => world.attributes(e.slug, 'DURING'))),
    '',
    '## Wars, events, treaties',
    '',
    'These are chosen, not complete: a war, event or treaty that is not here is not covered. Each war that is here has all its state',
    'participants by COW and, year by year, by UCDP, as far as those states are among our polities.',
    '',
  ].join('\n')
}

/** The days of a polity, as [first, last] in milliseconds; by its inception and dissolution, else by the system lists. */
function existence(world: World, slug: string): [number, number] {
  const standing = (predicate: string) => world.attributes(slug, predicate).filter(stands)
  const listed = standing('SYSTEM_MEMBERSHIP').map((c) => bounds(c.during))
  const first = standing('INCEPTION').map((c) => bounds(c.during).startEarliest)
  const last = standing('DISSOLUTION').map((c) => bounds(c.during).endLatest)
  const from = (first.length > 0 ? first : listed.map((b) => b.startEarliest)).sort()[0] ?? firstDay
  const to = (last.length > 0 ? last : listed.map((b) => b.endLatest)).sort().at(-1) ?? lastDay
  return [at(from), at(to)]
}

function share(claims: readonly ClaimRecord[], [born, gone]: [number, number], decade: number): string {
  const from = Math.max(Date.parse(`${decade}-01-01`), born)
  const to = Math.min(Date.parse(`${decade + 9}-12-31`), Date.parse(lastDay), gone)
  if (from > to) return '·'
  const held = claims
    .filter((c) => stands(c) && !c.negated && c.during.startKind !== 'NOT_APPLICABLE')
    .map((c) => bounds(c.during))
    .map((b): [number, number] => [Math.max(at(b.startEarliest), from), Math.min(at(b.endLatest), to)])
    .filter(([a, b]) => a <= b)
    .sort(([a], [b]) => a - b)
  let days = 0
  let next = from
  for (const [a, b] of held) {
    if (b < next) continue
    days += (b - Math.max(a, next)) / dayLength + 1
    next = b + dayLength
  }
  const percent = (100 * days) / ((to - from) / dayLength + 1)
  // No rounding to a whole: 99.9 % is a gap.
  return String(percent > 99 && percent < 100 ? 99 : Math.round(percent))
}

const at = (day: string) => (day === '-infinity' ? Date.parse('0001-01-01') : day === 'infinity' ? Date.parse('9999-12-31') : Date.parse(day))
