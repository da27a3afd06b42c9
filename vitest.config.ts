import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the running project tests on. */
    database: 'pglite' | 'postgres'
    /** The browser's program; provided to the project `browser` alone. */
    chromium: string
  }
}

// Vite would give our sources graphql's ES modules and leave Yoga its CommonJS ones: two graphqls, which refuse each other's types.
const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] }
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
/** Of PostgreSQL itself: its faults and its replicas. */
const postgresTests = 'tests/**/*.postgres.test.ts'
const browserTests = ['packages/*/src/**/*.browser.test.ts', 'tests/**/*.browser.test.ts']

function onDatabase(database: 'pglite' | 'postgres'): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      name: database,
      include: ['tests/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...browserTests, ...(database === 'pglite' ? [postgresTests] : [])],
      globalSetup: ['tests/_setup.ts'],
      provide: { database },
    },
  }
}

const projects: TestProjectInlineConfiguration[] = [
  {
    resolve,
    test: {
      name: 'unit',
      testTimeout: 60_000,
      include: ['packages/*/src/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...browserTests],
    },
  },
  onDatabase('pglite'),
]
if (process.env.TEST_DATABASE_URL) projects.push(onDatabase('postgres'))
// In CI the browser's tests run, and fail, without a browser: there they may not go missing unseen.
if (existsSync(chromium) || process.env.CI) {
  projects.push({
    resolve,
    test: {
      name: 'browser',
      include: browserTests,
      globalSetup: ['tests/_setup.ts'],
      provide: { database: 'pglite', chromium },
    },
  })
}

const config: ViteUserConfig = defineConfig({
  test: { maxWorkers: 2, projects },
})

export default config
