/** What somebody may send to bring the service down, and what it answers to each. */
import { getIntrospectionQuery } from 'graphql'

export interface Attack {
  name: string
  /** The n-th body: no two documents are alike, so that nothing is remembered of those before. */
  body(n: number): string
  /** `200`, or the status with the code of the error, and of OPERATION_LIMIT which limit. */
  answer: string
}

const times = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i)).join(' ')
const asked = (query: string, variables: object = {}) => {
  const given = JSON.stringify(variables)
  return (n: number) => `{"query":${JSON.stringify(`${query} #${n}`)},"variables":${given}}`
}
const limited = (limit: string) => `400 OPERATION_LIMIT ${limit}`

const claims = '{claims(first:1){nodes{subject'
const types = ['Leader', 'Polity', 'War', 'Regime', 'Event', 'Treaty', 'Office', 'Ideology', 'Organization']
const branching = (i: number) =>
  `fragment F${i} on Node { ${types.map((t) => `... on ${t} { claims(first: 1) { nodes { subject { ...F${i + 1} } } } }`).join(' ')} }`
const ideologies = ['agrarianism', 'anarchism', 'carlism', 'conservatism', 'corporatism', 'baathism', 'apartheid', 'castroism']
const leaders = ['kim-il-sung', 'mao-zedong', 'josip-broz-tito', 'enver-hoxha', 'fidel-castro']
const paths = (i: number) =>
  `p${i}: paths(from: "Leader:${leaders[i % leaders.length]}", to: "Ideology:${ideologies[i % ideologies.length]}", first: 10) { length }`
const checkText = (text: string) => asked('query ($text: String!) { checkText(text: $text) { counts { count } } }', { text })
const nested = `${'{"and":['.repeat(10_000)}${']}'.repeat(10_000)}`
const dearest =
  '{ claims(first: 100) { nodes { citations { source { title } } alternatives { citations { source { title } } subject { claims(first: 5) { nodes { id note } } } } } } }'

/** Refused by what they are, before anything is asked of the database. */
const refused: Attack[] = [
  { name: 'many aliases', body: asked(`{ ${times(300, (i) => `a${i}: leaders { totalCount }`)} }`), answer: limited('aliases') },
  { name: 'aliases of __typename', body: asked(`{ ${times(300, (i) => `a${i}: __typename`)} }`), answer: limited('aliases') },
  { name: 'many directives', body: asked(`{ __typename ${'@include(if: true) '.repeat(60)} }`), answer: limited('directives') },
  { name: 'unknown directives', body: asked(`{ __typename ${'@x '.repeat(900)} }`), answer: limited('directives') },
  { name: 'one field again and again', body: asked(`{ ${'leaders { nodes { name } } '.repeat(280)} }`), answer: limited('repeated') },
  { name: 'overlapping fragments', body: asked(`{ leaders { nodes { ${'... { name } '.repeat(200)} } } }`), answer: limited('fragments') },
  {
    name: 'circular fragments',
    body: asked('{ leaders { nodes { ...A } } } fragment A on Leader { ...B } fragment B on Leader { ...A }'),
    answer: '400 GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'fragments that double',
    body: asked(
      `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { __typename }`,
    ),
    answer: limited('depth'),
  },
  {
    name: 'fragments that branch by type',
    body: asked(`{ node(id: "Leader:mao-zedong") { ...F0 } } ${times(5, branching)} fragment F5 on Node { id }`),
    answer: limited('fields'),
  },
  {
    name: 'deep nesting',
    body: asked(`{ leader(by: { slug: "x" }) ${claims.repeat(40)} { id } ${'}}}'.repeat(40)} }`),
    answer: limited('depth'),
  },
  {
    name: '20,000 inline fragments',
    body: asked(`{ ${'... { '.repeat(20_000)} __typename ${'} '.repeat(20_000)} }`),
    answer: limited('tokens'),
  },
  { name: '600 inline fragments', body: asked(`{ ${'... { '.repeat(600)} __typename ${'} '.repeat(600)} }`), answer: limited('depth') },
  {
    name: 'recursive introspection',
    body: asked(`{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`),
    answer: '400 GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'many variables',
    body: asked(`query (${times(150, (i) => `$v${i}: Int`)}) { leaders(first: $v0) { totalCount } }`),
    answer: limited('variables'),
  },
  {
    name: 'large variables',
    body: asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(20_000).fill('x') }),
    answer: limited('values'),
  },
  {
    // Would overflow the stack of whoever reads them.
    name: 'nested variables',
    body: (n) => `{"query":"query ($f: LeaderFilter) { leaders(filter: $f) { totalCount } } #${n}","variables":{"f":${nested}}}`,
    answer: limited('nesting'),
  },
  { name: 'a batch', body: (n) => `[${Array(100).fill(`{"query":"{ __typename } #${n}"}`).join(',')}]`, answer: '400 BAD_REQUEST' },
  {
    name: 'pages in pages',
    body: asked('{ leaders(first: 100) { nodes { claims(first: 100) { nodes { subject { claims(first: 100) { nodes { id } } } } } } } }'),
    answer: '400 COST_LIMIT',
  },
  { name: 'paths under a hundred aliases', body: asked(`{ ${times(100, paths)} }`), answer: '400 COST_LIMIT' },
  { name: 'a text of 10 MB to check', body: checkText('Stalin died in 1953. '.repeat(500_000)), answer: '413 BAD_REQUEST' },
  {
    name: 'four long texts to check',
    body: asked(`query ($text: String!) { ${times(4, (i) => `t${i}: checkText(text: $text) { counts { count } }`)} }`, {
      text: 'Stalin died in 1953. '.repeat(4000),
    }),
    answer: '400 COST_LIMIT',
  },
]

/** Answered, within bounds: dear by what they ask. */
const answered: Attack[] = [
  { name: 'whole introspection', body: asked(getIntrospectionQuery()), answer: '200' },
  { name: 'a search for one letter', body: asked('{ search(text: "a", first: 100) { totalCount nodes { id } } }'), answer: '200' },
  {
    name: 'a search for many words',
    body: asked(`{ search(text: "${'kim il sung '.repeat(16)}", first: 100) { totalCount nodes { id } } }`),
    answer: '200',
  },
  { name: 'the last page of all claims', body: asked('{ claims(last: 100) { totalCount nodes { id } } }'), answer: '200' },
  { name: 'the dearest page of claims', body: asked(dearest), answer: '200' },
  { name: 'paths under twenty aliases', body: asked(`{ ${times(20, paths)} }`), answer: '200' },
  { name: 'a text as long as may be', body: checkText('Stalin and Mao met in 1950 in Moscow. '.repeat(2600)), answer: '200' },
  {
    name: 'filters nested deep',
    body: asked(`{ leaders(filter: ${'{ not: '.repeat(300)} { slug: { eq: "x" } } ${'}'.repeat(300)}) { totalCount } }`),
    answer: '200',
  },
]

export const attacks: readonly Attack[] = [...refused, ...answered]
