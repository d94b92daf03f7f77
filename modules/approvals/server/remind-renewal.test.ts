import { expect, test } from 'vitest'
import { remindRenewalDuty } from './remind-renewal.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

/** The food permit is valid until 3 March 2031; the licence has no end. */
async function house(definitions: Record<string, unknown> = {}) {
  const office = await openApprovalsOffice('2026-03-04 10:00', definitions)
  const { id } = await office.issued()
  /** Notices that wait to be delivered: what was told before is gone with the next move of the clock. */
  const told = async () => {
    await remindRenewalDuty.run(office.office)
    return (await office.notices(`resident:${people.owner.id}`)).filter(({ template }) => template === 'approvals.renewal_due').map(({ params }) => params)
  }
  return { office, id, told }
}

test('行政许可法 art. 50: a holder is reminded sixty and thirty days before the end, once each', async () => {
  const { office, told } = await house()
  await office.goTo('2031-01-01 10:00')
  expect(await told()).toEqual([])
  // Nobody is woken for it.
  await office.goTo('2031-01-02 05:00')
  expect(await told()).toEqual([])
  await office.goTo('2031-01-02 10:00')
  const [first, ...others] = await told()
  expect([first, others]).toMatchObject([{ title: { zh: '食品经营许可证', en: 'Food permit' }, until: '2031-03-03', by: '2031-02-01' }, []])
  expect(await told()).toHaveLength(1)
  await office.goTo('2031-02-01 10:00')
  expect(await told()).toMatchObject([{ until: '2031-03-03', by: null }])
  await office.goTo('2031-03-03 10:00')
  expect(await told()).toEqual([])
})

test('who comes to be known late hears only what is nearest, and what is over or revoked is nobody’s to renew', async () => {
  const late = await house()
  await late.office.goTo('2031-02-20 10:00')
  expect(await late.told()).toHaveLength(1)
  const over = await house()
  await over.office.goTo('2031-03-04 10:00')
  expect(await over.told()).toEqual([])
  const gone = await house()
  await gone.office.as(people.foodLead).do(revokeCertificate, { caseId: gone.id, matter: 'food', ground: 'deceit', reason: '系伪造。' })
  await gone.office.goTo('2031-02-20 10:00')
  expect(await gone.told()).toEqual([])
})

test('the district says how many days before', async () => {
  const { office, told } = await house({ zone: { freeSeals: { matter: 'food', element: 'shop.sells', free: ['tea'], each: 0, basis: '测试' }, remindBefore: [10] } })
  await office.goTo('2031-02-20 10:00')
  expect(await told()).toEqual([])
  await office.goTo('2031-02-21 10:00')
  expect(await told()).toHaveLength(1)
})
