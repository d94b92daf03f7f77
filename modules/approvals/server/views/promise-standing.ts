import { momentInWords } from '#kernel/clocks/in-words.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import { nameIn, type Units } from '#kernel/definitions/district.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import { type ApplicationTables, factsOf } from '../application.ts'
import { correctClock } from '../checks.ts'
import { brokenPromise } from '../credit.ts'
import { planBy } from '../plans.ts'

type Told = { who: string; matter: string; unit: string; day: string; due: string | null; call: string }

const WHY: Record<Lang, (told: Told) => string> = {
  zh: ({ who, matter, unit, day }) => `${day}，${unit}核查发现${who}办理“${matter}”时的承诺不实。修复之前，不能再用承诺代替材料，也不能容缺后补（国办发〔2020〕42号）。`,
  en: ({ who, matter, unit, day }) => `On ${day} ${unit} found that what ${who} promised for “${matter}” is not so. Until that is repaired, no promise stands for a document, and none may follow later (国办发〔2020〕42号).`,
}
const REPAIR: Record<Lang, (told: Told) => string> = {
  zh: ({ unit, due, call }) => (due ? `请在${due}前整改。${unit}${call}复核通过后，记录当场修复，就可以再用承诺。` : `请整改后向${unit}${call}申请信用修复，修复后就可以再用承诺。`) + '急办的话，可以照常上传材料。',
  en: ({ unit, due, call }) => (due ? `Please put it right by ${due}; once ${unit}${call} has seen it, the record is repaired at once. ` : `Please put it right and ask ${unit}${call} to repair the record. `) + 'You can always upload the document instead.',
}

/** 能不能用告知承诺: whoever is barred hears of it, and of the way out, before they choose. */
export const promiseStanding = view<typeof residentViews.promise_standing.input, typeof residentViews.promise_standing.output, ApplicationTables>({
  name: 'approvals.promise_standing',
  title: '能否告知承诺',
  ...residentViews.promise_standing,
  may: [signedInResident],

  async run({ office, db, actor, input, lang }) {
    if (actor.is !== 'resident') return { barred: null }
    const record = await brokenPromise(db, actor.id, input.firm ?? null)
    if (!record) return { barred: null }
    const kase = await db.selectFrom('kernel.case').selectAll().where('id', '=', record.case_id).executeTakeFirstOrThrow()
    const member = (await planBy(db, factsOf(kase as never).plan)).members.find((m) => m.matter === record.matter)!
    const clock = await db.selectFrom('kernel.clock').select('due_at').where('case_id', '=', record.case_id).where('name', '=', correctClock(record.matter)).where('done_at', 'is', null).executeTakeFirst()
    const unit = office.definitions.newest<Units>('units')?.body.find(({ id }) => id === (member.promise?.check.unit ?? member.authority))
    const isOwn = record.holder_id === actor.id
    const told = {
      who: isOwn ? { zh: '您', en: 'you' }[lang] : { zh: '这家企业', en: 'this firm' }[lang], matter: nameIn(member, lang), unit: unit ? nameIn(unit, lang) : member.authority, day: dayOf(record.found_at),
      due: clock?.due_at ? momentInWords(clock.due_at, lang, dayOf(office.now()).slice(0, 4)) : null, call: unit?.phone ? (lang === 'zh' ? `（电话 ${unit.phone}）` : ` (tel. ${unit.phone})`) : '',
    }
    return { barred: { why: WHY[lang](told), repair: REPAIR[lang](told), caseId: isOwn ? record.case_id : null } }
  },
})
