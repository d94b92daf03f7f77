import { afterEach, beforeEach, expect, test } from 'vitest'
import { keys } from '../identity/identity.fixtures.ts'
import { aliyunSms, canonicalQuery, signed } from './send-sms.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

/** The worked example of https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature */
test('the signature is the one of Alibaba Cloud’s published example', () => {
  const headers = signed({
    action: 'RunInstances', version: '2014-05-26', host: 'ecs.cn-shanghai.aliyuncs.com', date: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' }, keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret',
  })
  expect(headers['authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('what is signed is in order and written as RFC 3986 has it', () => {
  expect(canonicalQuery({ b: "~*(1)'! +", Z: '街', a: '' })).toBe('Z=%E8%A1%97&a=&b=~%2A%281%29%27%21%20%2B')
})

let standIn: StandIn
const now = () => new Date('2026-03-04T02:00:00Z')
beforeEach(async () => void (standIn = await startStandIn({ keys, knows: (template) => template === 'SMS_1', now, slowMs: 400 })))
afterEach(() => standIn.close())

const settings = () => ({ by: 'aliyun' as const, base: standIn.url, keyId: keys.keyId, keySecret: keys.keySecret, sign: keys.sign, codeTemplate: 'SMS_1', templates: { dispatched: 'SMS_1' } })
const open = (more: object = {}, timeoutMs?: number) => aliyunSms({ ...settings(), ...more }, now, timeoutMs)
const message = { phone: '19912340001', template: 'SMS_1', params: { number: 'A 1', unit: '香港中路*街道(办)' }, id: 'n-1' }

test('a message is sent with its parameters, whatever characters they hold', async () => {
  expect(await open().send(message)).toMatchObject({ state: 'sent' })
  expect(standIn.sent).toMatchObject([{ channel: 'sms', to: message.phone, template: 'SMS_1', params: message.params, id: 'n-1' }])
})

test('our own name of a template becomes the carrier’s number', async () => {
  expect((await open().send({ ...message, template: 'dispatched' })).state).toBe('sent')
  expect(standIn.sent[0]!.template).toBe('SMS_1')
})

test('a value that the carrier would find too long is shortened, not refused', async () => {
  expect((await open().send({ ...message, params: { unit: '街'.repeat(50) } })).state).toBe('sent')
  expect([...String(standIn.sent[0]!.params['unit'])]).toHaveLength(35)
})

test('a wrong secret, an unknown template, a foreign signature name and a dead number are final', async () => {
  expect(await open({ keySecret: 'other' }).send(message)).toEqual({ state: 'refused', detail: 'SignatureDoesNotMatch SignatureDoesNotMatch' })
  expect((await open().send({ ...message, template: 'SMS_2' })).detail).toMatch(/^isv.SMS_TEMPLATE_ILLEGAL/)
  expect((await open({ sign: '别人' }).send(message)).detail).toMatch(/^isv.SMS_SIGNATURE_ILLEGAL/)
  expect(await open().send({ ...message, phone: '19912340009' })).toMatchObject({ state: 'refused', detail: 'isv.OUT_OF_SERVICE 停机' })
})

test('too many codes for one number pass with time', async () => {
  const code = { ...message, params: { code: '1' } }
  await open().send(code)
  expect(await open().send(code)).toMatchObject({ state: 'later', detail: expect.stringContaining('isv.BUSINESS_LIMIT_CONTROL') })
})

test('a carrier that cannot be reached has certainly sent nothing; one that falls silent may have', async () => {
  expect((await open({}, 100).send({ ...message, phone: '19912340008' })).state).toBe('unsure')
  expect(standIn.sent).toHaveLength(1)
  await standIn.close()
  expect((await open().send(message)).state).toBe('later')
})

test('what was taken can be asked for by our own id', async () => {
  await open({}, 100).send({ ...message, phone: '19912340008' })
  const { wasTaken } = open()
  expect(await wasTaken('19912340008', 'n-1', now())).toBe(true)
  expect(await wasTaken('19912340008', 'n-2', now())).toBe(false)
  expect(await wasTaken('19912340008', 'n-1', new Date('2026-03-03T02:00:00Z'))).toBe(false)
  standIn.outage = 'error'
  expect(await wasTaken('19912340008', 'n-1', now())).toBeUndefined()
})
