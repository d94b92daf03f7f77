import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { check } from '#kernel/check.ts'
import { CaseId, type Lang, strict } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import { langOf, signedIn } from '#kernel/http.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import { AnswersInput } from '../../contract.ts'
import type { Plan } from '../../rules/plan.ts'
import { planBy, requirePlan } from '../plans.ts'
import { identityNumberOf } from './account.ts'
import { shownToApplicant } from './as-answer.ts'
import { type Filled, fillFromRegisters } from './fill-from-registers.ts'
import type { LookupTables } from './look-up.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9]*([._-][a-z0-9]+)*$', maxLength: 80 })
const Input = Type.Object({ id: CaseId, oneThing: Key, answers: AnswersInput, consents: Type.Array(Key, { maxItems: 100, uniqueItems: true, description: 'the registers that may be asked, each agreed to for the purpose shown' }) }, strict)

/** Looking up what other departments know already. With no consents nothing is asked: the answer says what could be. */
export function registerRoutes(app: FastifyInstance, office: Office) {
  app.post('/api/approvals/look_up', { schema: { summary: '经同意后向其他部门查询，免填免交', tags: ['approvals'], body: Input } }, async (request) => {
    const actor = await signedIn(office, request)
    if (actor.is !== 'resident') throw new Refused('not_yours', { zh: '这里供居民使用', en: 'This is for residents' }, 403)
    const { id, oneThing, answers, consents } = check(Input, request.body)
    const plan = await planOf(office, id, oneThing)
    const now = office.now()
    const filled = await fillFromRegisters(office, { caseId: id, actor, plan, answers, consents: Object.fromEntries(consents.map((register) => [register, now])) })
    return shown(filled, { plan, lang: langOf(request), own: identityNumberOf(office.config, actor) })
  })
}

/** An application keeps the plan that it was made under; a draft is filled in under the one of today. */
async function planOf(office: Office, caseId: string, oneThing: string): Promise<Plan> {
  const db = office.db as unknown as Db<LookupTables>
  const made = await db.selectFrom('approvals.application').select('plan').where('case_id', '=', caseId).executeTakeFirst()
  return made ? planBy(db, made.plan) : requirePlan(office, oneThing).plan
}

/** What was found about others is shown in part; sent back as it was shown, it stands for the whole. */
function shown({ values, materials, failures, offers }: Filled, { plan, lang, own }: { plan: Plan; lang: Lang; own: string | undefined }) {
  const elements = new Map(plan.fields.map((f) => [f.element.key, f.element]))
  return {
    values: Object.fromEntries(Object.entries(values).map(([key, found]) => [key, { value: shownToApplicant(elements.get(key)!, found, own), register: found.register, lookup: found.lookup }])),
    materials,
    failures: failures.map(({ says, ...failure }) => ({ ...failure, says: says[lang] })),
    offers: offers.map(({ register, ...offer }) => ({
      ...offer, register: register.key, name: lang === 'zh' ? register.name : register.en, owner: lang === 'zh' ? register.owner : register.ownerEn, by: register.by, basis: register.basis,
    })),
  }
}
