import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

test('platform packages that the registry lacks are marked, and what is locked is left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'package-lock.json')
  const packages = {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example.org/a.tgz', dev: true, optionalDependencies: { 'a-darwin-arm64': '^1.2.0', 'a-linux-x64-musl': '1.2.0', 'a-linux-x64': '1.2.0' } },
    'node_modules/a/node_modules/a-linux-x64': { version: '1.2.0' },
  }
  writeFileSync(path, JSON.stringify({ packages }))

  execFileSync(process.execPath, [join(import.meta.dirname, 'lockfix.mjs'), path])
  const fixed = JSON.parse(readFileSync(path, 'utf8')).packages

  expect(fixed['node_modules/a-darwin-arm64']).toEqual({ version: '1.2.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] })
  expect(fixed['node_modules/a-linux-x64-musl'].os).toEqual(['none'])
  expect(fixed).not.toHaveProperty(['node_modules/a-linux-x64'])
  expect(fixed['node_modules/a']).not.toHaveProperty('resolved')
})
