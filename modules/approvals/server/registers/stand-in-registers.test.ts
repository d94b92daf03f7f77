import { expect, test } from 'vitest'
import { readConfig } from '#kernel/config.ts'
import { withStandInRegisters } from './stand-in-registers.ts'

const known = () => ({ registers: new Map(), elements: new Map() })

test('the demo without an address gets a stand-in, which says what it was asked', async () => {
  const { config, registers } = await withStandInRegisters(readConfig({}), known)
  try {
    expect(config.registers).toMatchObject({ by: 'stand-in', base: registers!.url, keySecret: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(await (await fetch(`${registers!.url}/asked`)).json()).toEqual({ asked: [] })
  } finally {
    await registers?.close()
  }
})

test('nothing pretends where an address is set, or outside the demo', async () => {
  const real = readConfig({ NUANBAN_DEMO: '1', NUANBAN_REGISTERS_URL: 'https://share.example/', NUANBAN_REGISTERS_KEY_ID: 'a', NUANBAN_REGISTERS_KEY_SECRET: 'b' })
  expect(await withStandInRegisters(real, known)).toEqual({ config: real })
  expect(real.registers).toEqual({ by: 'exchange', base: 'https://share.example', keyId: 'a', keySecret: 'b' })
  const off = readConfig({ NUANBAN_DEMO: '0' })
  expect(await withStandInRegisters(off, known)).toEqual({ config: off })
})
