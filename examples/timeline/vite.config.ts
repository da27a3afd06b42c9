import { defineConfig, type UserConfig } from 'vite'

const service = process.env.ANNALS_ORIGIN ?? 'http://127.0.0.1:4000'

// In development the page asks its own origin, and Vite asks the service.
const config: UserConfig = defineConfig({ server: { proxy: { '/graphql': service } } })

export default config
