import { chromium } from 'playwright-core'
const [size, ...list] = process.argv.slice(2)
const [w, h] = size.split('x').map(Number)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'] })
const page = await (await b.newContext({ viewport: { width: w, height: h }, hasTouch: w < 500, isMobile: w < 500 })).newPage()
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(m.type(), m.text().slice(0, 1500)))
page.on('pageerror', (e) => console.log('pageerror', e.message))
for (const one of list) {
  const [name, query] = one.split('=>')
  const t = Date.now()
  await page.goto(`http://127.0.0.1:4110/district/?quality=1&${query}`)
  try { await page.waitForFunction(() => window.district, null, { timeout: 60000 }) } catch (e) { console.log('no district', await page.evaluate(() => document.body.innerText.slice(0, 300))) }
  await page.waitForTimeout(3500)
  if (!process.env.UI) await page.addStyleTag({ content: 'header.bar,#times,#hint,#stick,.sheet{display:none!important}' })
  await page.waitForTimeout(600)
  await page.screenshot({ path: `/tmp/h/build/${name}.png`, timeout: 60000 })
  console.log(name, Date.now() - t, 'ms', JSON.stringify(await page.evaluate(() => window.district && { ...window.district.info().render, me: window.district.me, l: window.district.level() })))
}
await b.close()
