import { createClient } from '@annals/sdk'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Page } from './page.tsx'

const annals = createClient({ url: '/graphql', timeout: 10_000 })
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page annals={annals} />
    </StrictMode>,
  )
