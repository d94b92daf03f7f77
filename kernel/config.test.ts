import { expect, test } from 'vitest'
import { type BadSettings, readConfig } from './config.ts'

const carriers = { SMS_KEY_ID: 'a', SMS_KEY_SECRET: 'hush', SMS_SIGN: '暖办', SMS_CODE_TEMPLATE: 'SMS_1' }

test('nothing set is the demo, on this machine alone, with every channel off', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ demo: true, production: false, host: '127.0.0.1', port: 8080, sms: undefined, wechat: undefined, oidc: undefined })
})

test('production has no demo, whichever way it is said', () => {
  expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false)
  expect(readConfig({ NUANBAN_ENV: 'production' })).toMatchObject({ demo: false, production: true })
  expect(() => readConfig({ NODE_ENV: 'production', NUANBAN_DEMO: '1' })).toThrow(/NUANBAN_DEMO 正式环境不能开启演示/)
})

test('whoever configures a real carrier gets no demo unless they ask for one', () => {
  expect(readConfig(carriers).demo).toBe(false)
  expect(readConfig({ ...carriers, NUANBAN_DEMO: '1' }).demo).toBe(true)
  expect(readConfig({ NUANBAN_DEMO: '0' }).demo).toBe(false)
})

test('an address that people use is no demo unless somebody asks for one; another database alone changes nothing', () => {
  const real = { NUANBAN_URL: 'https://nuanban.example' }
  expect(readConfig(real).demo).toBe(false)
  expect(readConfig({ ...real, NUANBAN_DEMO: '1' }).demo).toBe(true)
  expect(readConfig({ DATABASE_URL: 'postgres://u:p@h/d' })).toMatchObject({ demo: true, host: '127.0.0.1' })
})

test('one clear line names all that is wrong, and repeats no secret', () => {
  const wrong = { PORT: 'eighty', NUANBAN_NOTICE_DAYS: 'some', DATABASE_URL: 'mysql://u:pw@h/d', SMS_KEY_SECRET: 'hush', WECHAT_BASE: 'nowhere', NUANBAN_DEMO: 'maybe', OIDC_ISSUER: 'https://id.example' }
  try {
    readConfig(wrong)
    expect.unreachable()
  } catch (error) {
    const { settings, message } = error as BadSettings
    expect(settings.toSorted()).toEqual(
      ['DATABASE_URL', 'NUANBAN_DEMO', 'NUANBAN_NOTICE_DAYS', 'NUANBAN_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PORT', 'SMS_CODE_TEMPLATE', 'SMS_KEY_ID', 'SMS_SIGN', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_BASE'].toSorted(),
    )
    expect(message).not.toMatch(/hush|pw|\n/)
  }
})

test('an empty value means: not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', SMS_SIGN: '' })).toMatchObject({ port: 8080, databaseUrl: undefined, sms: undefined })
})

test('carriers and the identity provider are spoken to over https in production', () => {
  expect(() => readConfig({ ...carriers, SMS_BASE: 'http://sms.example', NODE_ENV: 'production' })).toThrow(/SMS_BASE 应为 https 地址/)
  expect(readConfig({ ...carriers, SMS_BASE: 'http://sms.example/' }).sms?.base).toBe('http://sms.example')
})

test('the carrier numbers of templates are pairs', () => {
  expect(readConfig({ ...carriers, SMS_TEMPLATES: 'case-dispatched=SMS_7, case-answered=SMS_8' }).sms?.templates).toEqual({ 'case-dispatched': 'SMS_7', 'case-answered': 'SMS_8' })
  expect(() => readConfig({ ...carriers, SMS_TEMPLATES: 'case-dispatched' })).toThrow(/SMS_TEMPLATES/)
})

test('the key of the ledger lies in the data folder, or where it is said to', () => {
  expect(readConfig({ NUANBAN_DATA: '/srv/nuanban' }).ledgerKey).toBe('/srv/nuanban/ledger.key')
  expect(readConfig({ NUANBAN_DATA: '/srv/nuanban', NUANBAN_SEAL_KEY_FILE: '/etc/nuanban/seal.key' })).toMatchObject({ ledgerKey: '/srv/nuanban/ledger.key', sealKey: '/etc/nuanban/seal.key' })
  expect(readConfig({ NUANBAN_DATA: '/srv/nuanban' }).sealKey).toBe('/srv/nuanban/seal.key')
  expect(readConfig({ NUANBAN_DATA: '/srv/nuanban', NUANBAN_LEDGER_KEY_FILE: '/etc/nuanban/ledger.key' }).ledgerKey).toBe('/etc/nuanban/ledger.key')
})

test('the exchange platform of registers wants its address and both parts of its key, and https in production', () => {
  const registers = { NUANBAN_REGISTERS_URL: 'http://share.example/', NUANBAN_REGISTERS_KEY_ID: 'a', NUANBAN_REGISTERS_KEY_SECRET: 'hush' }
  expect(readConfig(registers)).toMatchObject({ demo: false, registers: { by: 'exchange', base: 'http://share.example', keyId: 'a', keySecret: 'hush' } })
  expect(readConfig({}).registers).toBeUndefined()
  expect(() => readConfig({ NUANBAN_REGISTERS_URL: 'http://share.example' })).toThrow(/NUANBAN_REGISTERS_KEY_ID 未填.*NUANBAN_REGISTERS_KEY_SECRET 未填/)
  expect(() => readConfig({ ...registers, NODE_ENV: 'production' })).toThrow(/NUANBAN_REGISTERS_URL 应为 https 地址/)
})
