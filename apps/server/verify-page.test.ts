import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { publicKeys, loadSigner } from '#kernel/ledger/keys.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { serveVerifyPage } from './verify-page.ts'

async function page(path: string, built?: string) {
  const { office, http } = await openOffice({ modules: [], at: '2026-11-23 10:00', definitions: { district: { ...(smallDistrict['district'] as object), name: '</script>区' } } })
  await loadSigner(office, 'seal')
  const { app } = await http(nobody)
  serveVerifyPage(app, office, built)
  return { answer: await app.inject({ url: path }), keys: await publicKeys(office.db, office.config, 'seal') }
}

test('the page holds the district’s keys, and its policy allows its own script and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-verify-'))
  try {
    const built = join(folder, 'index.html')
    writeFileSync(built, '<script type="application/json" id="office">{}</script><script type="module">let a = 1</script>')
    const { answer, keys } = await page('/verify', built)
    const [, given] = /id="office">([\s\S]*?)<\/script>/.exec(answer.body)!
    expect(JSON.parse(given!)).toEqual({ name: '</script>区', address: '', keys: Object.fromEntries(keys) })
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'self';/)
    expect(answer.headers['content-security-policy']).toContain(`; script-src 'sha256-${createHash('sha256').update('let a = 1').digest('base64')}'`)
    expect(answer.headers['content-disposition']).toBeUndefined()
    expect((await page('/verify?download', built)).answer.headers['content-disposition']).toMatch(/^attachment; filename="verify.html"/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('before it is built it says so', async () => {
  expect((await page('/verify', '/nowhere/index.html')).answer.statusCode).toBe(503)
})
