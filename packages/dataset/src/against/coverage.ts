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
const lastOfDecades = '1999-12-31'

/** Writes the page; returns where. */
export async function writeCoverage(dataset: Dataset): Promise<string> {
  await writeFile(file, coveragePage(dataset))
  return file
}

export function coveragePage(dataset: Dataset): string {
  const world = worldOf(dataset)
  const polities = dataset.entities.filter((e) => e.type === 'POLITY' && (leaderSpan(e.slug) || effective(world, e.slug).length > 0))
  const regimes = Map.groupBy(dataset.entities, (e) => (e.read.type === 'REGIME' ? e.read.data.polity : ''))
  const row = (slug: string, claims: readonly ClaimRecord[]) => {
    const held = days(claims.filter((c) => stands(c) && !c.negated && c.during.startKind !== 'NOT_APPLICABLE').map((c) => bounds(c.during)))
    return `| ${slug} | ${decades.map((d) => share(held, existence(world, slug), d)).join(' | ')} |`
  }
  const table = (of: (slug: string) => readonly ClaimRecord[]) => [
    `| polity | ${decades.map((d) => `${d}s`).join(' | ')} |`,
    `|---|${decades.map(() => '---').join('|')}|`,
    ...polities.map((p) => row(p.slug, of(p.slug))),
  ]
  return [
    '# Coverage',
    '',
    'Generated from the data by `npm run data:check -- --coverage`: do not edit. A number is the percentage of the days of a decade on which',
    'the polity was a state by COW or Gleditsch and Ward (others: from inception to dissolution) and the core names a holder.',
    '**0 means not covered**, not that nobody held it; `·` that there was no such state.',
    `\`dataset.coverage\` counts the same days. Undertaken are those to ${lastDay}, which is why the 1990s lack some.`,
    '',
    '## Effective leaders',
    '',
    `Undertaken for the whole time: ${polities.flatMap((p) => (leaderSpan(p.slug)?.from === firstDay ? [p.slug] : [])).join(', ')}.`,
    `Undertaken for the Korean War: ${polities.flatMap((p) => (leaderSpan(p.slug)?.from === '1950-06-25' ? [p.slug] : [])).join(', ')}.`,
    'Of the others there are only the leaders that some question needed. A state under occupation that the lists carry on (Poland 1939–1945,',
    'Greece 1941–1944) has no effective leader in Archigos, nor here.',
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

const origin = Date.parse(firstDay)
const length = (Date.parse(lastOfDecades) - origin) / 86_400_000 + 1

/** A byte a day from the first to the last: 1 within one of the intervals. */
function days(intervals: readonly { startEarliest: string; endLatest: string }[]): Uint8Array {
  const marked = new Uint8Array(length)
  for (const { startEarliest, endLatest } of intervals) marked.fill(1, Math.max(0, index(startEarliest)), index(endLatest) + 1)
  return marked
}

/** The day's place from the first; before it -1, after the last the length. */
function index(day: string): number {
  if (day === '-infinity') return -1
  if (day === 'infinity') return length
  return Math.min(length, Math.max(-1, (Date.parse(day) - origin) / 86_400_000))
}

/** The days on which the polity was a member of a state system; of one that never was, those from its inception to its dissolution. */
function existence(world: World, slug: string): Uint8Array {
  const standing = (predicate: string) => world.attributes(slug, predicate).filter((c) => stands(c) && !c.negated)
  const listed = standing('SYSTEM_MEMBERSHIP').map((c) => bounds(c.during))
  const first =
    standing('INCEPTION')
      .map((c) => bounds(c.during).startEarliest)
      .sort()[0] ?? '-infinity'
  const last =
    standing('DISSOLUTION')
      .map((c) => bounds(c.during).endLatest)
      .sort()
      .at(-1) ?? 'infinity'
  const life = days([{ startEarliest: first, endLatest: last }])
  return listed.length === 0 ? life : days(listed).map((member, day) => member & (life[day] ?? 0))
}

function share(held: Uint8Array, existing: Uint8Array, decade: number): string {
  const [from, to] = [index(`${decade}-01-01`), index(`${decade + 9}-12-31`) + 1]
  const there = existing.slice(from, to)
  const all = there.filter(Boolean).length
  if (all === 0) return '·'
  const percent = (100 * there.filter((exists, i) => exists && held[from + i]).length) / all
  // No rounding to a whole: 99.9 % is a gap.
  return String(percent > 99 && percent < 100 ? 99 : Math.round(percent))
}
