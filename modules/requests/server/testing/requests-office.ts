import type { Static } from 'typebox'
import { check } from '#kernel/check.ts'
import type { Lang } from '#kernel/contract.ts'
import { refusalFor } from '#kernel/http.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { openOffice, residentNamed, staffOf } from '#kernel/testing/office.ts'
import type { views } from '../../contract.ts'
import { answer } from '../answer.ts'
import { dispatch } from '../dispatch.ts'
import { type Advice, NO_ADVICE } from '../advice.ts'
import { requestsModule } from '../module.ts'
import { signFor } from '../sign-for.ts'
import { submit } from '../submit.ts'
import { requestDefinitions } from './request-definitions.ts'

/** People of the small district, by what they do. */
export const people = {
  resident: residentNamed('李海燕', 1),
  neighbour: residentNamed('王建国', 2),
  agent: staffOf('hotline', 'agent'),
  dispatcher: staffOf('hotline', 'dispatcher'),
  callback: staffOf('hotline', 'callback'),
  supervisor: staffOf('supervision', 'supervisor'),
  street: staffOf('street-xgzl', 'handler'),
  streetLead: staffOf('street-xgzl', 'lead'),
  city: staffOf('bureau-city', 'handler'),
  cityLead: staffOf('bureau-city', 'lead'),
  env: staffOf('bureau-env', 'handler'),
  envLead: staffOf('bureau-env', 'lead'),
  admin: staffOf('district-office', 'admin'),
}

/** On a Wednesday without holidays near: 2026-03-04 10:00. */
export async function openRequestsOffice(at = '2026-03-04 10:00', definitions: Record<string, unknown> = {}, advice: Partial<Advice> = {}) {
  const office = await openOffice({ modules: [requestsModule({ ...NO_ADVICE, ...advice })], at, definitions: { ...requestDefinitions, ...definitions } })
  return {
    ...office,
    people,
    /** What a view answers, as over HTTP: asked only by who may ask, with input checked. */
    async ask<V extends keyof typeof views>(actor: Actor, name: V, input: Static<(typeof views)[V]['input']>, lang: Lang = 'zh'): Promise<Static<(typeof views)[V]['output']>> {
      const view = office.office.views.get(`requests.${name}`)!
      if (!view.may.some((who) => who.of(actor, null))) throw refusalFor(actor)
      const answer: unknown = await view.run({ office: office.office, db: office.db, actor, input: check(view.input, input), now: office.now(), lang })
      return JSON.parse(JSON.stringify(answer))
    },
    /** A request as most are: a street lamp in 香港中路街道. */
    submitted: (given: Partial<Parameters<typeof submitWith>[0]> = {}) => submitWith(given),
    dispatched,
    /** Signed for by the handler of 城管局 or 环境分局, whichever leads. */
    signed,
    /** Answered as solved, and waiting for the resident's word or a call-back. */
    async answered(given: Partial<Parameters<typeof submitWith>[0]> = {}) {
      const kase = await signed(given)
      await office.as(people.city).do(answer, { caseId: kase.id, handling: '更换灯头一只', answer: '您反映的路灯已修好。', solved: true })
      return kase
    },
  }

  async function dispatched(given: Partial<Parameters<typeof submitWith>[0]> = {}) {
    const kase = await submitWith(given)
    await office.as(people.dispatcher).do(dispatch, { caseId: kase.id })
    return kase
  }

  async function signed(given: Partial<Parameters<typeof submitWith>[0]> = {}) {
    const kase = await dispatched(given)
    const lead = (await office.kase(kase.id)).unit_id
    await office.as(lead === 'bureau-env' ? people.env : people.city).do(signFor, { caseId: kase.id })
    return kase
  }

  function submitWith(given: { id?: string; text?: string; category?: string; section?: 'livelihood' | 'development' | 'enforcement'; place?: { lng: number; lat: number; address: string }; by?: typeof people.resident; accused?: string; anonymous?: boolean; joins?: string }) {
    const { by = people.resident, ...input } = given
    return office.as(by).open(submit, {
      section: 'livelihood', category: 'M0101', text: '香港中路 76 号门前的路灯坏了三天，晚上很黑', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' }, ...input,
    })
  }
}
