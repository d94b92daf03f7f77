import type { Module } from '../module.ts'
import { refuseInput } from '../refusal.ts'
import { isDay } from '../calendar/day.ts'
import { signDays } from './day-head.ts'
import { loadSigner } from './keys.ts'

/** The ledger's own part of the office: it signs each day that is over, and publishes the heads for anyone to keep. */
export const ledger: Module = {
  name: 'ledger',
  duties: [{ name: 'ledger.sign_days', everySeconds: 600, run: async (office) => void (await signDays(office, await loadSigner(office.db))) }],

  routes(app, office) {
    app.get('/api/ledger/heads', { schema: { summary: '每日账本摘要及签名', tags: ['ledger'] } }, async () => {
      const heads = await office.db.selectFrom('kernel.day_head').selectAll().orderBy('day', 'desc').limit(366).execute()
      const { keyId, publicKey } = await loadSigner(office.db)
      return { heads, keys: { [keyId]: publicKey } }
    })

    app.get<{ Params: { day: string } }>('/api/ledger/heads/:day', { schema: { summary: '某日账本摘要', tags: ['ledger'] } }, async (request) => {
      if (!isDay(request.params.day)) refuseInput('日期应形如 2026-03-04')
      return (await office.db.selectFrom('kernel.day_head').selectAll().where('day', '=', request.params.day).executeTakeFirst()) ?? { day: request.params.day, signed: false }
    })
  },
}
