/** Prints what Annals knows of a leader: `node examples/dossier/dossier.ts "Kim Il-sung"`. */
import { cite, createClient, isAnnalsError, LeaderDossierDocument, type LeaderDossierQuery, paginate } from '@annals/sdk'
import { leaderDossier, search } from '@annals/sdk/operations'

const annals = createClient({ url: process.env.ANNALS_URL ?? 'http://127.0.0.1:4000/graphql' })

type Leader = NonNullable<LeaderDossierQuery['leader']>
type Tenure = Leader['tenures']['nodes'][number]

try {
  const found = await search(annals, { text: process.argv[2] ?? 'Kim Il-sung', types: ['LEADER'], first: 1 })
  const slug = found.search.edges[0]?.node.slug
  const { leader } = slug ? await leaderDossier(annals, { slug, first: 1 }) : { leader: null }
  if (slug && leader) await print(slug, leader)
  else {
    console.error('No such leader.')
    process.exitCode = 1
  }
} catch (error) {
  if (!isAnnalsError(error)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function print(slug: string, leader: Leader): Promise<void> {
  console.log(`${leader.name} (${leader.birth?.edtf ?? '?'} – ${leader.death?.edtf ?? ''})`)
  console.log(`${leader.description}\n`)
  console.log(`Names: ${leader.names.map(({ text }) => text).join(', ')}\n`)
  for await (const tenure of paginate(annals, LeaderDossierDocument, { slug, first: 50 }, { path: 'leader.tenures' })) {
    console.log(`${period(tenure)}  ${tenure.office?.name ?? `leader of ${tenure.polity?.name}`}`)
    console.log(`    ${cite(tenure).text}`)
  }
}

function period({ during }: Tenure): string {
  const end = during.endKind === 'OPEN' ? 'today' : (during.end?.edtf ?? '?')
  return `${during.start?.edtf ?? '?'} to ${end}`
}
