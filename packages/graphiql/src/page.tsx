import 'graphiql/setup-workers/vite'
import { explorerPlugin } from '@graphiql/plugin-explorer'
import { GraphiQL, type GraphiQLProps, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { tabs } from './tabs.ts'

const fetcher: GraphiQLProps['fetcher'] = async (params, options) => {
  const response = await fetch(window.location.pathname, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...options?.headers,
    },
    body: JSON.stringify(params),
  })
  return response.json()
}

// localhost:4000 is where many GraphQL servers put their GraphiQL: without a prefix of our own
// their stored tabs would open here, and ours there.
const prefix = 'annals:'
// Sizes until the visitor drags: GraphiQL's own give the explorer a quarter of the page and cut our questions off.
const sizes: Record<string, string> = { 'graphiql:docExplorerFlex': '0.25', 'graphiql:editorFlex': '1.4' }
const storedKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix))
const storage: NonNullable<GraphiQLProps['storage']> = {
  getItem: (key) => localStorage.getItem(prefix + key) ?? sizes[key] ?? null,
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear: () => {
    for (const key of storedKeys()) localStorage.removeItem(key)
  },
  get length() {
    return storedKeys().length
  },
}

const explorer = explorerPlugin({ showAttribution: false })

const root = document.getElementById('page')
if (!root) throw new Error('index.html has no #page')
createRoot(root).render(
  <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tabs} plugins={[HISTORY_PLUGIN, explorer]} visiblePlugin={explorer}>
    <GraphiQL.Logo>Annals</GraphiQL.Logo>
  </GraphiQL>,
)
