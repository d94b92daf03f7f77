import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { designerViews } from '../../contract.ts'
import { planDifference } from '../../rules/plan-difference.ts'
import { application, type ApplicationTables } from '../application.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { compile } from '../plan/compile.ts'
import { libraryOn } from '../plan/library.ts'
import { changesInWords } from './changes-in-words.ts'
import { designer, type DesignTables, type DraftRow, readDraft } from './draft.ts'
import { faultsIn } from './faults.ts'
import { nameOfBody, namesIn } from './names.ts'
import { differenceInWords } from './repin.ts'
import { supposing } from './suppose.ts'
import { publishedWord, usersIn, wordsOf } from './words.ts'

/** What somebody reviews: what changes in words, what would keep it from being published, and whom it concerns. */
export const designReview = view<typeof designerViews.design_review.input, typeof designerViews.design_review.output, DesignTables>({
  name: 'approvals.design_review',
  title: '设计稿复核',
  ...designerViews.design_review,
  may: [designer],

  async run({ office, db, input, now, lang }) {
    const row = await readDraft(db, input.id)
    const day = row.effective_from && row.effective_from >= dayOf(now) ? row.effective_from : dayOf(now)
    const { faults, elsewhere } = faultsIn(office, row, day)
    const shaped = faults.some((f) => f.at !== '/') && elsewhere.length === 0
    const supposed = shaped ? office.definitions : supposing(office.definitions, row, day)
    const names = namesIn(supposed, lang)
    const users = usersIn(supposed)
    const called = (one: { name: string; en: string }) => (lang === 'zh' ? one.name : one.en)
    return {
      changes: Object.entries(row.bodies).map(([kind, body]) => {
        const newest = office.definitions.newest(kind)
        return { kind, name: nameOfBody(body, kind), base: row.bases[kind] ?? 0, newest: newest?.version ?? 0, changes: newest ? changesInWords(newest.body, body, names, lang) : [lang === 'zh' ? '新的定义' : 'A new definition'] }
      }),
      words: wordsOf(row).map(({ kind, body }) => {
        const { matters, oneThings } = users(kind)
        const published = publishedWord(office.definitions, kind)
        return { kind, name: nameOfBody(body, kind), isNew: !published, changes: published ? changesInWords(published.body, body, names, lang) : [], matters: matters.map(called), oneThings: oneThings.map(called) }
      }),
      faults, elsewhere, affected: faults.length ? [] : await affectedBy(office, db, supposed, row, day, lang),
    }
  },
})

/** 影响: one-things that come out otherwise, with how many are open under the plan of today, and how many are being filled in. */
async function affectedBy(office: Office, db: Db<DesignTables>, supposed: Definitions, row: DraftRow, day: string, lang: Lang) {
  const users = usersIn(supposed)
  const using = new Set(wordsOf(row).flatMap(({ kind }) => users(kind).oneThings.map((one) => one.key)))
  const concerned = supposed.documentsOf('one_thing').map((kind) => supposed.newest<OneThing>(kind)!.body).filter((one) => `one_thing:${one.key}` in row.bodies || using.has(one.key) || one.members.some((m) => `matter:${m.matter}` in row.bodies))
  const own = db as unknown as Db<ApplicationTables>
  const found = []
  for (const after of concerned) {
    const before = office.definitions.newest<OneThing>(`one_thing:${after.key}`)?.body
    const compiled = (oneThing: OneThing, definitions: Definitions) => compile(oneThing, libraryOn(definitions, day), day, office.calendar()).plan
    const open = await own.selectFrom('kernel.case').select((e) => e.fn.countAll<number>().as('n')).where('kind', '=', application.name).where('closed_at', 'is', null).where('category', '=', after.key).executeTakeFirstOrThrow()
    const drafts = await own.selectFrom('approvals.draft').select((e) => e.fn.countAll<number>().as('n')).where('one_thing', '=', after.key).executeTakeFirstOrThrow()
    found.push({ oneThing: after.key, name: lang === 'zh' ? after.name : after.en, open: Number(open.n), drafts: Number(drafts.n), changes: before ? differenceInWords(planDifference(compiled(before, office.definitions), compiled(after, supposed)), lang) : [] })
  }
  return found
}
