import { dayOf } from '#kernel/calendar/day.ts'
import { explain } from '#kernel/clocks/explain.ts'
import { dueInWords, momentInWords } from '#kernel/clocks/in-words.ts'
import type { Words } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { DeskScreen, Given } from './desk-given.ts'

/** How the reckoning of each kind of clock begins, and what is to be done by its end. */
const BEGAN: Record<string, Words> = {
  pre_review: { zh: '收件', en: 'received' }, silence: { zh: '收件', en: 'received' }, whole: { zh: '受理', en: 'accepted' }, branch: { zh: '受理', en: 'accepted' }, consult: { zh: '征求意见', en: 'asked' },
  issue: { zh: '全部决定', en: 'decided' }, later: { zh: '受理', en: 'accepted' }, check: { zh: '出件', en: 'issued' }, correct: { zh: '核查', en: 'checked' }, stop: { zh: '停表', en: 'stopped' },
}
const TO_BE: Record<string, string> = { pre_review: 'reviewed', silence: 'accepted by law', whole: 'concluded', branch: 'decided', consult: 'answered', issue: 'issued', later: 'handed in', check: 'checked', correct: 'put right', stop: 'looked at again' }

/** 时限: each clock with why it is due then. What runs stands first, by when it is due. */
export function clockViews({ office, plan, clocks, now, lang }: Given): DeskScreen['clocks'] {
  const calendar = office.calendar()
  const said = (at: Date) => momentInWords(at, lang, dayOf(now).slice(0, 4))
  return clocks.toSorted((a, b) => Number(!!a.doneAt) - Number(!!b.doneAt) || Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity)).map(({ name, kind, unit, span, dueAt, doneAt, provisional }) => {
    const of = name.includes(':') ? name.slice(name.indexOf(':') + 1) : null
    const about = of ? plan.members.find((m) => m.matter === of) ?? plan.materials.find((m) => m.key === of) : undefined
    const purpose = office.clockKinds.get(kind)?.purpose[lang] ?? kind
    const late = dueAt !== null && dueAt < (doneAt ?? now) && kind !== 'silence'
    return {
      name, kind, unit, provisional, late, purpose: about ? (lang === 'zh' ? `${purpose}：${nameIn(about, lang)}` : `${purpose}: ${nameIn(about, lang)}`) : purpose,
      startedAt: span.started_at.toISOString(), dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null, stopped: doneAt ? null : (span.stops.find(({ until }) => !until)?.why ?? null),
      inWords: doneAt ? { zh: `${said(doneAt)}完成${late ? '，已超时' : ''}`, en: `done at ${said(doneAt)}${late ? ', late' : ''}` }[lang] : dueInWords(dueAt, now, lang, calendar),
      why: explain(span, calendar, lang, lang === 'zh' ? purpose : (TO_BE[kind] ?? 'done'), BEGAN[kind]?.[lang]),
    }
  })
}
