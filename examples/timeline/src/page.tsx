import { type Client, cite, isAnnalsError } from '@annals/sdk'
import { search } from '@annals/sdk/operations'
import { useState } from 'react'
import { TimelineDocument, type TimelineQuery } from './generated/operations.ts'
import { useAnswer } from './use-answer.ts'

type Leader = NonNullable<TimelineQuery['leader']>
type Tenure = Leader['tenures']['nodes'][number]

export function Page({ annals }: { annals: Client }) {
  const [text, setText] = useState('')
  const [slug, setSlug] = useState('kim-il-sung')
  const found = useAnswer(text.trim() || null, (text, signal) => search(annals, { text, types: ['LEADER'], first: 8 }, { signal }))
  const answer = useAnswer(slug, (slug, signal) => annals.request(TimelineDocument, { slug }, { signal }))
  const leader = answer.data?.leader
  return (
    <main>
      <label>
        Leader <input type="search" value={text} onChange={(event) => setText(event.target.value)} placeholder="a name in any script" />
      </label>
      <ul aria-label="Found">
        {found.data?.search.edges.map(({ node, matchedName }) => (
          <li key={node.id}>
            <button
              type="button"
              onClick={() => {
                setSlug(node.slug)
                setText('')
              }}
            >
              {node.name} {matchedName.text !== node.name && <small>{matchedName.text}</small>}
            </button>
          </li>
        ))}
      </ul>
      <Problem error={found.error ?? answer.error} />
      {leader && <Timeline leader={leader} />}
      {leader === null && <p role="alert">There is no such leader.</p>}
    </main>
  )
}

function Problem({ error }: { error: unknown }) {
  if (error === undefined) return null
  if (!isAnnalsError(error)) throw error
  const advice = {
    network: 'The service cannot be reached. Are you online?',
    timeout: 'The service is slow. Try again.',
    http: 'The service is away. Try again later.',
    'rate-limit': 'That was too fast. Wait a moment.',
    graphql: `The service refused: ${error.message}`,
  }
  return <p role="alert">{advice[error.kind]}</p>
}

const day = (text: string) => Date.parse(text)

function Timeline({ leader }: { leader: Leader }) {
  const tenures = leader.tenures.nodes.filter(({ during }) => during.start)
  const ends = tenures.map((tenure) => latestEnd(tenure))
  const from = Math.min(...tenures.map(({ during }) => day(during.start?.earliest ?? '')))
  const to = Math.max(...ends)
  return (
    <section>
      <h1>{leader.name}</h1>
      <p>
        {leader.birth?.edtf ?? '?'} – {leader.death?.edtf}
      </p>
      <ol aria-label="Offices">
        {tenures.map((tenure) => (
          <Bar key={tenure.id} tenure={tenure} from={from} to={to} />
        ))}
      </ol>
    </section>
  )
}

/** Strong where the office was certainly held, faint where it may have been. */
function Bar({ tenure, from, to }: { tenure: Tenure; from: number; to: number }) {
  const { office, polity, during } = tenure
  const percent = (time: number) => ((time - from) / Math.max(1, to - from)) * 100
  const start = percent(day(during.start?.earliest ?? ''))
  const surely = percent(day(during.start?.latest ?? ''))
  const until = during.endKind === 'UNKNOWN' ? surely : percent(during.end ? day(during.end.earliest) : latestEnd(tenure))
  const end = percent(latestEnd(tenure))
  return (
    <li title={cite(tenure).text}>
      <span className="possible" style={{ left: `${start}%`, width: `${end - start}%` }} />
      <span className="certain" style={{ left: `${surely}%`, width: `${Math.max(0, until - surely)}%` }} />
      <span className="label">
        {office?.name ?? `Leader of ${polity?.name}`}
        {tenure.acting && ' (acting)'}
        <small>
          {during.start?.edtf} to {during.end?.edtf ?? (during.endKind === 'OPEN' ? 'today' : '?')}
        </small>
      </span>
    </li>
  )
}

const latestEnd = ({ during }: Tenure) =>
  during.end ? day(during.end.latest) : during.endKind === 'OPEN' ? Date.now() : day(during.start?.latest ?? '')
