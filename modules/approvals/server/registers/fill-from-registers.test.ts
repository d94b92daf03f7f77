import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answers } from '../../rules/expr.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { identityNumberOf } from './account.ts'
import { asShown, shownToApplicant } from './as-answer.ts'
import { fetchedValues } from './fetched-values.ts'
import { fillFromRegisters } from './fill-from-registers.ts'
import { CODES, FOUND, openRegistersOffice, people, type RegistersOffice } from './registers.fixtures.ts'

let office: RegistersOffice
beforeEach(async () => void (office = await openRegistersOffice()))
afterEach(() => office.close())

const caseId = '01980000-0000-7000-8000-000000000001'
const ALL = ['account', 'population', 'market', 'property']
const fill = (answers: Answers, consents = ALL, more: object = {}) =>
  fillFromRegisters(office.office, { caseId, actor: people.owner, plan: office.plan, answers, consents: Object.fromEntries(consents.map((register) => [register, office.now()])), ...more })
const failure = async (answers: Answers, register: string) => (await fill(answers)).failures.find((one) => one.register === register)

test('with consent the whole form is filled in and no paper is needed; one register’s answer is the key to the next', async () => {
  const { values, materials, failures } = await fill(FOUND)
  expect(Object.keys(values).toSorted()).toEqual([
    'ent.capital', 'ent.founded', 'ent.kind', 'ent.name', 'ent.owners', 'legal.id_number', 'person.address', 'person.id_number', 'person.name', 'premises.address', 'premises.area',
  ])
  expect(Object.keys(materials).toSorted()).toEqual(['id-card', 'licence', 'premises-right'])
  expect(failures).toEqual([])
  expect(office.standIn.asked.map((one) => one.register).toSorted()).toEqual(['market', 'market', 'population', 'property'])
  // What the first answer made necessary is asked for by itself.
  expect(office.standIn.asked.filter((one) => one.register === 'market')[1]!.fields).toEqual(['注册资本'])
})

test('without consent nothing is asked; what could be is offered, with the purpose and what it would save', async () => {
  const { values, offers } = await fill(FOUND, [])
  expect([values, office.standIn.asked]).toEqual([{}, []])
  expect(offers).toMatchObject([
    { register: { key: 'account' }, purpose: '办理“开店”', fields: ['姓名', '身份证号'], materials: ['身份证明'], ready: true },
    { register: { key: 'population' }, ready: false },
    { register: { key: 'market' }, materials: ['营业执照'], ready: true },
    { register: { key: 'property' }, ready: true },
  ])
})

test('consent is for one register each', async () => {
  await fill(FOUND, ['property'])
  expect(office.standIn.asked.map((one) => one.register)).toEqual(['property'])
})

test('only what this situation needs is asked for: who has no licence yet is not looked up among enterprises', async () => {
  const { offers } = await fill({ ...FOUND, 'ent.exists': false })
  expect(offers.map((offer) => offer.register.key)).toEqual(['account', 'population', 'property'])
  expect(office.standIn.asked.map((one) => [one.register, one.fields])).toEqual(expect.arrayContaining([['population', ['户籍地址']]]))
  expect(office.standIn.asked.some((one) => one.register === 'market')).toBe(false)
})

test('a register that knows of some cases only is asked for a field in those, and what it said counts in no other', async () => {
  const here = { element: 'ent.exists', is: true }
  const fields = office.plan.fields.map((f) => (f.element.key === 'premises.address' ? { ...f, element: { ...f.element, source: { ...f.element.source!, when: here } } } : f))
  const plan = { ...office.plan, fields }
  await fill({ ...FOUND, 'ent.exists': false }, ['property'], { plan })
  expect(office.standIn.asked.map((one) => one.fields)).toEqual([['建筑面积', '不动产权属证明']])
  await fill(FOUND, ['property'], { plan })
  expect(office.standIn.asked.flatMap((one) => one.fields)).toContain('坐落')
  const address = async (exists: boolean) => (await fetchedValues(office.db, { caseId, plan, answers: { ...FOUND, 'ent.exists': exists } })).fetched['premises.address']
  expect([await address(true), await address(false)]).toEqual([expect.objectContaining({ register: 'property' }), undefined])
})

test('a key that is left over from before the situation changed is no key any more', async () => {
  await fill(FOUND)
  const got = await fetchedValues(office.db, { caseId, plan: office.plan, answers: { ...FOUND, 'ent.exists': false } })
  expect([got.answers['ent.name'], got.lookups.has('market/登记状态')]).toEqual([undefined, false])
  expect(got.fetched['premises.address']).toBeDefined()
})

test('one register that is slow, down, malformed or without a record leaves the others alone, and each says what to do', async () => {
  const failing = (code: string) => ({ ...FOUND, 'ent.credit_code': code })
  const slow = await fill(failing(CODES.slow))
  expect(slow.values['premises.address']).toBeDefined()
  expect(slow.failures).toMatchObject([{ register: 'market', outcome: 'slow', again: true, materials: ['licence'] }])
  expect(slow.failures[0]!.says.zh).toBe('“登记库”（登记库的部门）没有及时答复。可以过几分钟再试；急办的话，请手工填写相关内容，并上传相应材料。')
  expect(await failure(failing(CODES.down), 'market')).toMatchObject({ outcome: 'unavailable', again: true })
  expect(await failure(failing(CODES.malformed), 'market')).toMatchObject({ outcome: 'unavailable', again: true })
  const missing = await failure(failing(CODES.notFound), 'market')
  expect(missing).toMatchObject({ outcome: 'not_found', again: false })
  expect(missing!.says.zh).toContain('请先核对填写的号码；没有错的话，请手工填写')
})

test('a refusal of our own says its own reason, and the other registers go on', async () => {
  const { values, failures } = await fill({ ...FOUND, 'ent.credit_code': '91350100M000100Y44' })
  expect(failures).toMatchObject([{ register: 'market', outcome: 'refused', says: { zh: '“统一社会信用代码”有误，请核对后再查询。' } }])
  expect(values['premises.area']).toBeDefined()
})

test('without registers the account still answers, and the rest is for filling in by hand', async () => {
  await office.close()
  office = await openRegistersOffice({ connected: false })
  const { values, failures } = await fill(FOUND)
  expect(Object.keys(values)).toEqual(['person.name'])
  expect(failures.map((one) => [one.register, one.outcome])).toEqual([['account', 'found'], ['market', 'refused'], ['property', 'refused']])
  expect(failures[0]).toMatchObject({ fields: ['person.id_number'], materials: ['id-card'], says: { zh: expect.stringContaining('没有载明其中部分内容。请手工填写相关内容，并上传相应材料') } })
})

test('somebody else’s draft is not there, consents or none', async () => {
  await fill(FOUND)
  await expect(fill(FOUND, [], { actor: people.other })).rejects.toMatchObject({ code: 'not_found' })
  await expect(fill(FOUND, ALL, { actor: people.other })).rejects.toMatchObject({ code: 'not_found' })
})

test('fetched values come from the evidence: another word of the applicant differs, and what was shown in part stands for the whole', async () => {
  const { values } = await fill(FOUND)
  const legal = office.plan.fields.find((f) => f.element.key === 'legal.id_number')!.element
  const shown = asShown(legal, values['legal.id_number']!.value)
  const owners = asShown(office.plan.fields.find((f) => f.element.key === 'ent.owners')!.element, values['ent.owners']!.value)
  expect(owners).not.toEqual(values['ent.owners']!.value)
  const got = await fetchedValues(office.db, { caseId, plan: office.plan, answers: { ...FOUND, 'ent.name': '改过的名称', 'ent.capital': values['ent.capital']!.value, 'legal.id_number': shown, 'ent.owners': owners } })
  expect(got.differs).toEqual(['ent.name'])
  expect(got.answers).toMatchObject({ 'ent.name': '改过的名称', 'legal.id_number': values['legal.id_number']!.value, 'ent.owners': values['ent.owners']!.value })
  expect(got.fetched['ent.name']).toEqual(values['ent.name'])
  expect([...got.lookups.keys()].toSorted()).toEqual(['account/身份证号', 'market/登记状态', 'property/不动产权属证明'])
})

test('evidence counts for the key that it was asked by alone, and for its own case', async () => {
  await fill(FOUND)
  const other = await fetchedValues(office.db, { caseId, plan: office.plan, answers: { ...FOUND, 'ent.credit_code': '91110000802100433B' } })
  expect(Object.keys(other.fetched).filter((key) => key.startsWith('ent.'))).toEqual([])
  expect(other.lookups.has('market/登记状态')).toBe(false)
  expect(other.fetched['premises.address']).toBeDefined()
  expect((await fetchedValues(office.db, { caseId: newCaseId(), plan: office.plan, answers: FOUND })).fetched).toEqual({})
})

test('asked again with what was filled in, everything is answered from the evidence', async () => {
  const { values } = await fill(FOUND)
  const asked = office.standIn.asked.length
  const again = await fill({ ...FOUND, ...Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value])) })
  expect([again.values, office.standIn.asked.length]).toEqual([values, asked])
})

test('what is fetched stands where the applicant said nothing, and may be the key to what else is counted', async () => {
  const { values } = await fill(FOUND)
  const got = await fetchedValues(office.db, { caseId, plan: office.plan, answers: { ...FOUND, 'ent.name': '' } })
  expect(got.answers).toMatchObject({ 'ent.name': values['ent.name']!.value, 'person.id_number': values['person.id_number']!.value, 'person.address': values['person.address']!.value })
  expect(got.differs).toEqual([])
})

test('of the record of another person no text is shown in full, whether or not it is marked as personal; sent back so, it stands', async () => {
  const answers = { ...FOUND, 'manager.is': true, 'manager.id_number': '11010519491231002X' }
  const { app, headers } = await office.http(people.owner)
  const answer = await app.inject({ method: 'POST', url: '/api/approvals/look_up', headers: headers as Record<string, string>, payload: { id: caseId, oneThing: 'shop', answers, consents: ['managers', 'market'] } })
  const { values } = answer.json()
  expect([values['manager.certificate'].value, values['ent.name'].value]).toEqual([expect.stringMatching(/^\*{4}\d{4}$/), expect.stringContaining('公司')])
  const got = await fetchedValues(office.db, { caseId, plan: office.plan, answers: { ...answers, 'manager.certificate': values['manager.certificate'].value } })
  expect([got.answers['manager.certificate'], got.differs]).toEqual([expect.stringMatching(/^鲁（20\d\d）/), []])
})

test('over HTTP: what is one’s own is shown in full, what is another’s in part', async () => {
  const { app, headers } = await office.http(people.owner)
  const post = async (payload: object, more: object = headers) => app.inject({ method: 'POST', url: '/api/approvals/look_up', headers: more as Record<string, string>, payload })
  const body = { id: caseId, oneThing: 'shop', answers: FOUND, consents: ALL }
  const answer = await post(body)
  expect(answer.statusCode).toBe(200)
  const { values, failures, offers } = answer.json()
  expect(values['person.id_number'].value).toBe(identityNumberOf(office.office.config, people.owner))
  expect(values['person.address'].value).toMatch(/^青岛市市南区/)
  expect(values['legal.id_number'].value).toMatch(/^3702\*{10}\d{3}[\dX]$/)
  expect([failures, offers.map((one: { register: string }) => one.register)]).toEqual([[], ALL])
  expect((await post(body, {})).statusCode).toBe(401)
  expect((await post({ ...body, oneThing: 'nothing' })).json().code).toBe('no_such_one_thing')
  expect((await post({ ...body, consents: ['market', 'market'] })).statusCode).toBe(400)
  const { headers: others } = await office.http(people.other)
  expect((await post({ ...body, consents: [] }, others)).statusCode).toBe(404)
})

test('one’s own record may say something of another, as of a spouse: that is shown in part, and the rest in full', () => {
  const own = '11010519491231002X'
  const found = (value: string) => ({ value, register: 'population', lookup: 'l', about: own })
  const element = office.plan.fields.find((f) => f.element.key === 'person.address')!.element
  const shown = (more: object, value: string) => shownToApplicant({ ...element, ...more }, found(value), own)
  expect([shown({}, '中山路 1 号'), shown({ ofAnother: true }, '欧阳明'), shown({ ofAnother: true, check: 'identity_number' }, '370202199001011234')]).toEqual(['中山路 1 号', '欧**', '3702**********1234'])
  expect(shownToApplicant(element, found('中山路 1 号'), undefined)).toBe('中**')
})
