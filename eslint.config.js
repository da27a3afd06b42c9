import graphql from '@graphql-eslint/eslint-plugin'

const values = [
  'BelligerentLeader',
  'BelligerentLeaders',
  'Citation',
  'Classification',
  'CodedSides',
  'CostExplanation',
  'CostlyField',
  'Dataset',
  'Disagreement',
  'DisagreementPosition',
  'DatasetCounts',
  'ExternalId',
  'FacetCount',
  'FacetDurations',
  'FuzzyDate',
  'FuzzyInterval',
  'LeaderChange',
  'LineageStep',
  'Name',
  'OfficeHolding',
  'PageInfo',
  'Path',
  'PathStep',
  'PolityCoverage',
  'DecadeCoverage',
  'PolitySnapshot',
  'QuantityRange',
  'RateLimit',
  'SnapshotAdherence',
  'SnapshotParticipation',
  'SnapshotPhase',
  'SystemMembership',
  'TextCheck',
  'TextDate',
  'TextIssue',
  'TextMention',
  'TextSentence',
  'TextVerdictCount',
  'TimelineItem',
  'WarDeaths',
  'WarIntensity',
]

// ESLint looks at the schema alone; Biome looks at everything else.
export default [
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: './schema.graphql' } } },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,

      // Small owned lists (names, citations, external ids) are plain lists capped by the dataset's check, a connection also
      // offers `nodes`, and officeholders and snapshot answer a bounded list: pages there would be ceremony. Timelines,
      // disagreements and changes of leaders are pages of what is derived, which has no id to be fetched by.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],

      // What has an identity implements Node and so has an id. These are values: parts of an entity, a claim or an answer,
      // never fetched alone. A new type belongs here only if the same is true of it.
      '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { suffixes: ['Connection', 'Edge'], types: values } }],
    },
  },
]
