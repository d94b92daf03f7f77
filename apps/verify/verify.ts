import { readSealed, type Statement, type Verdict, verify } from '#modules/approvals/rules/statement.ts'
import { $, el, isServed, page, rows, say } from './kit.ts'
import { drawRegister } from './register.ts'
import { WORDS, type Word } from './words.ts'

type Office = { name: string; address: string; keys: Record<string, string> }
/** What the register says today: nothing while it is asked, `offline` where it cannot be. */
type Now = { status: string; statusName: string; replaced: boolean } | 'asking' | 'offline' | 'not_there'

const office = JSON.parse($('office').textContent!) as Office
let shown: { verdict: Verdict | undefined; now: Now } | undefined

async function check(text: string) {
  const sealed = readSealed(text)
  const verdict = sealed && verify(sealed, new Map(Object.entries(office.keys)))
  const asks = verdict?.signature === 'right' && isServed
  shown = { verdict, now: asks ? 'asking' : 'offline' }
  draw()
  $('result').focus()
  if (!asks) return
  const mine = shown
  mine.now = await askNow(verdict.statement)
  if (shown === mine) draw()
}

async function askNow({ identifier, number }: Statement): Promise<Now> {
  try {
    const answer = await fetch(`/api/approvals/verify/${encodeURIComponent(identifier ?? number)}`, { headers: { 'accept-language': page.lang } })
    return answer.ok ? ((await answer.json()) as Now) : answer.status === 404 ? 'not_there' : 'offline'
  } catch {
    return 'offline'
  }
}

/** The worst that is known decides what stands on top. */
function judgement({ verdict, now }: NonNullable<typeof shown>): { tone: 'good' | 'bad' | 'mind'; title: Word; why: string } {
  if (!verdict) return { tone: 'bad', title: 'not_one', why: say('not_one_why') }
  if (verdict.signature !== 'right') return { tone: 'bad', title: verdict.signature, why: say(`${verdict.signature}_why`) }
  if (verdict.data === 'changed') return { tone: 'bad', title: 'changed', why: say('changed_why') }
  if (now === 'not_there') return { tone: 'bad', title: 'not_valid', why: say('not_there') }
  const status = typeof now === 'object' ? now.status : standing(verdict.statement)
  if (status !== 'valid') return { tone: 'mind', title: 'not_valid', why: say('not_valid_why') + say(status as Word) }
  if (typeof now === 'object' && now.replaced) return { tone: 'mind', title: 'superseded', why: say('replaced') }
  return { tone: 'good', title: 'right', why: say('right_why') }
}

function standing({ status, until }: Statement): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  return status === 'valid' && until !== undefined && until < today ? 'expired' : status
}

const SIGNS = { good: 'M9 21l8 8 15-17', bad: 'M11 11l18 18M29 11L11 29', mind: 'M20 10v14M20 29v2' }

function banner({ tone, title, why }: ReturnType<typeof judgement>): HTMLElement {
  const made = el('div', { class: `banner ${tone}` })
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  sign.setAttribute('viewBox', '0 0 40 40')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  for (const [name, value] of Object.entries({ d: SIGNS[tone], stroke: '#fff', 'stroke-width': '4.5', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', fill: 'none' })) path.setAttribute(name, value)
  sign.append(path)
  made.append(sign, el('div', {}, el('strong', { text: say(title) }), el('span', { text: why })))
  return made
}

function checks({ signature, data, identifier }: Verdict, now: Now): HTMLElement {
  const line = (tone: '' | 'bad' | 'mind', text: string) => el('li', { class: tone }, el('span', { text }))
  // Where the seal does not fit, nothing else can agree with it.
  if (signature !== 'right') return el('ul', { class: 'checks' }, line('bad', say('seal_wrong')))
  const lines = [line('', say('seal_right'))]
  lines.push(data === undefined ? line('mind', say('data_none')) : data === 'changed' ? line('bad', say('data_changed')) : line('', say('data_right')))
  if (identifier) lines.push(line(identifier.verdict === 'standard' ? '' : identifier.verdict === 'vendor' ? 'mind' : 'bad', `${say(`id_${identifier.verdict}`)}${'expected' in identifier ? ` ${identifier.expected}` : ''}`))
  if (typeof now === 'object') {
    lines.push(line(now.status === 'valid' ? '' : 'mind', say('now') + say(now.status as Word)))
    if (now.replaced) lines.push(line('mind', say('replaced')))
  } else lines.push(line(now === 'not_there' ? 'bad' : 'mind', say(now)))
  return el('ul', { class: 'checks' }, ...lines)
}

function draw() {
  document.documentElement.lang = page.lang === 'zh' ? 'zh-CN' : 'en'
  document.title = `${say('title')}${office.name ? ` · ${office.name}` : ''}`
  $('language').textContent = say('language')
  for (const one of document.querySelectorAll<HTMLElement>('[data-say]')) one.textContent = say(one.dataset['say'] as Word)
  $('asking').hidden = shown?.verdict !== undefined
  const result = $('result')
  result.hidden = !shown
  result.replaceChildren(...(shown ? drawn(shown) : []))
  const link = el('a', { text: say('download') }) as HTMLAnchorElement
  link.href = '/verify?download'
  drawRegister()
  $('foot').replaceChildren(...(isServed ? [link, el('br')] : []), [office.name, office.address, `${say('key')} ${Object.keys(office.keys).join(' ')}`].filter(Boolean).join(' · '))
}

function drawn(given: NonNullable<typeof shown>): HTMLElement[] {
  const { verdict, now } = given
  if (!verdict) return [banner(judgement(given))]
  const { statement: of, signature, data } = verdict
  const again = el('button', { text: say('again') }) as HTMLButtonElement
  again.type = 'button'
  again.id = 'again'
  again.onclick = () => {
    shown = undefined
    history.replaceState(null, '', location.pathname)
    draw()
    $('text').focus()
  }
  return [
    banner(judgement(given)),
    el('h2', { text: String(of.title ?? '') }),
    checks(verdict, now),
    el('h3', { text: say(signature === 'right' ? 'says' : 'unproven') }),
    rows(([
      ['holder', of.holder], ['code', of.code], ['number', of.number], ['identifier', of.identifier], ['authority', of.authority], ['issued', of.issued],
      ['until', of.until ?? say('unlimited')], ['version', of.version], ['status', of.status in WORDS ? say(of.status) : of.status],
    ] as [Word, unknown][]).map(([name, value]) => [say(name), value === undefined ? undefined : String(value)])),
    ...(signature === 'right' && Array.isArray(data) ? [el('h3', { text: say('contents') }), rows(data.map(({ name, says }) => [String(name), String(says)]))] : []),
    again,
  ]
}

const take = async (file: File | undefined) => file && check(file.name.endsWith('.pdf') || file.type === 'application/pdf' ? new TextDecoder('latin1').decode(await file.arrayBuffer()) : await file.text())

$('language').onclick = () => {
  page.lang = page.lang === 'zh' ? 'en' : 'zh'
  draw()
}
$('check').onclick = () => void check($<HTMLTextAreaElement>('text').value)
$<HTMLInputElement>('file').onchange = async ({ target }) => {
  const input = target as HTMLInputElement
  await take(input.files?.[0])
  // The same file may be chosen again.
  input.value = ''
}
for (const name of ['dragover', 'dragleave', 'drop'] as const) {
  addEventListener(name, (event) => {
    event.preventDefault()
    $('drop').classList.toggle('over', name === 'dragover')
    if (name === 'drop') void take(event.dataTransfer?.files[0])
  })
}
const followHash = () => void (location.hash.length > 1 && check(location.href))
addEventListener('hashchange', followHash)
draw()
followHash()
