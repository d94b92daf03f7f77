import { defineConfig } from 'vitest/config'

const { NUANBAN_BROWSER, NUANBAN_DB } = process.env

// They need built screens and a Chromium, so they run by themselves, and once.
const browser = ['stories/**/*.browser.test.ts']
// They ask no database, so they need not run on a second one.
const screens = ['apps/desk/**', 'apps/resident/**', 'modules/*/desk/**', 'modules/*/resident/**']

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      ...(NUANBAN_BROWSER === '1' ? [] : browser),
      ...(NUANBAN_DB === 'postgres' ? screens : []),
    ],
    // Starting an embedded Postgres takes seconds and emptying it milliseconds: one for each worker, shared by its files.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
