import { type Static, Type } from 'typebox'
import type { Lang, Words } from '../contract.ts'
import { type DefinitionKind, doubles } from '../definitions/registry.ts'

export type NoticeParams = Record<string, unknown>

/** How a value stands in a sentence; the empty word is none. */
export type Gap = (value: unknown, lang: Lang) => string

/** A notice that code sends: its name, and the gaps that its words may have. The words themselves are the district's. */
export type NoticeTemplate = { name: string; gaps: Readonly<Record<string, Gap>> }

const strict = { additionalProperties: false }
const text = Type.String({ minLength: 1 })
const pair = Type.Object({ zh: text, en: text }, strict)
const values = Type.Record(Type.String(), text)

/**
 * 通知规则: what each notice says, and which channels carry it. `{number}` is a gap; `[upheld=granted|refused]` says one or
 * the other. Carriers know texts that were registered with them: `template` is our name of one, and the carrier's own
 * number of it a setting of the place (SMS_TEMPLATES, WECHAT_TEMPLATES).
 */
export const Notices = Type.Array(
  Type.Object(
    {
      name: text,
      on: Type.Boolean({ description: 'false: nobody is told at all' }),
      title: pair,
      text: pair,
      sms: Type.Optional(Type.Object({ on: Type.Boolean(), template: text, params: values }, strict)),
      wechat: Type.Optional(Type.Object({ on: Type.Boolean(), template: text, data: Type.Record(Type.String({ description: 'thing1, time2, character_string3: WeChat refuses keys that it does not know' }), text), page: Type.Optional(text) }, strict)),
    },
    strict,
  ),
)
export type Notices = Static<typeof Notices>
type Notice = Notices[number]

const WHETHER = /\[(\w+)=([^[\]|]*)(?:\|([^[\]|]*))?\]/g
const GAP = /\{(\w+)\}/g

/** What a notice's words become of these values. Values are put in last, so that nothing in them is taken for a gap. */
export function sayer({ gaps }: NoticeTemplate, params: NoticeParams): (pattern: string, lang: Lang) => string {
  return (pattern, lang) => {
    const say = (gap: string) => gaps[gap]?.(params[gap], lang) ?? ''
    return pattern.replace(WHETHER, (_, gap: string, yes: string, no = '') => (say(gap) ? yes : no)).replace(GAP, (_, gap: string) => say(gap))
  }
}

export const noticesDefinition = (templates: readonly NoticeTemplate[]): DefinitionKind<typeof Notices> => ({
  name: 'notices',
  schema: Notices,
  also: (body) => [
    ...doubles(body.map((notice) => notice.name)).map((name) => `notice ${name} stands twice`),
    ...templates.filter(({ name }) => !body.some((notice) => notice.name === name)).map(({ name }) => `notice ${name} has no words`),
    // A module that is not part of this office has its words in the district's file all the same.
    ...body.filter((notice) => templates.some(({ name }) => moduleOf(name) === moduleOf(notice.name))).flatMap((notice) => faultsOf(notice, templates.find(({ name }) => name === notice.name)).map(({ at, message }) => ({ at: `/${body.indexOf(notice)}${at}`, message }))),
  ],
})

const moduleOf = (name: string) => name.split('.')[0]

function faultsOf(notice: Notice, template: NoticeTemplate | undefined): { at: string; message: string }[] {
  if (!template) return [{ at: '/name', message: `no notice is named ${notice.name}` }]
  const patterns = [
    ...['title', 'text'].flatMap((part) => Object.entries(notice[part as 'title' | 'text']).map(([lang, words]) => [`/${part}/${lang}`, words] as const)),
    ...Object.entries(notice.sms?.params ?? {}).map(([key, words]) => [`/sms/params/${key}`, words] as const),
    ...Object.entries(notice.wechat?.data ?? {}).map(([key, words]) => [`/wechat/data/${key}`, words] as const),
    ...(notice.wechat?.page ? [['/wechat/page', notice.wechat.page] as const] : []),
  ]
  return [
    ...patterns.flatMap(([at, words]) => [...gapsIn(words)].filter((gap) => !Object.hasOwn(template.gaps, gap)).map((gap) => ({ at, message: `there is no gap {${gap}} here, only ${Object.keys(template.gaps).join(', ')}` }))),
    ...patterns.filter(([, words]) => /[[\]{}|]/.test(words.replaceAll(WHETHER, '$2$3').replaceAll(GAP, ''))).map(([at]) => ({ at, message: 'a bracket is not closed, or means nothing' })),
    ...patterns.filter(([at, words]) => at.startsWith('/title/') && gapsIn(words).size > 0).map(([at]) => ({ at, message: 'a title is shown as it stands and has no gaps' })),
    ...differing(notice.text).map((gap) => ({ at: '/text/en', message: `{${gap}} is said in one language alone` })),
  ]
}

const gapsIn = (words: string) => new Set([...words.matchAll(WHETHER), ...words.replaceAll(WHETHER, '$2$3').matchAll(GAP)].map(([, gap]) => gap!))
function differing({ zh, en }: Words): string[] {
  const [inChinese, inEnglish] = [gapsIn(zh), gapsIn(en)]
  return [...[...inChinese].filter((gap) => !inEnglish.has(gap)), ...[...inEnglish].filter((gap) => !inChinese.has(gap))]
}
