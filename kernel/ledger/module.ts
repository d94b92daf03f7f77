import { sql } from 'kysely'
import type { Module } from '../module.ts'
import { Refused, refuseInput } from '../refusal.ts'
import { dayOf, instantAt, isDay, nextDay } from '../calendar/day.ts'
import type { KernelTables } from '../db/tables.ts'
import { headHash, periodOf, SIGN_EVERY_S, signHeads } from './head.ts'
import { loadSigner, publicKeys } from './keys.ts'

/** The ledger's own part of the office: it signs what happened since the last head, and publishes the heads for anyone to keep. */
export const ledger: Module = {
  name: 'ledger',
  duties: [{ name: 'ledger.sign', everySeconds: SIGN_EVERY_S, run: async (office) => void (await signHeads(office, await loadSigner(office))) }],

  routes(app, office) {
    app.get('/api/ledger/heads', { schema: { summary: '每日账本摘要及签名（每天最后一个；今天的随时更新）', tags: ['ledger'] } }, async () => {
      const day = sql`(since at time zone 'UTC' + interval '8 hours')::date`
      const heads = await office.db.selectFrom('kernel.head').selectAll().distinctOn(day).orderBy(day, 'desc').orderBy('since', 'desc').limit(366).execute()
      return { heads: heads.map(published), keys: Object.fromEntries(await publicKeys(office.db)) }
    })

    app.get<{ Params: { day: string } }>('/api/ledger/heads/:day', { schema: { summary: '某日的全部账本摘要', tags: ['ledger'] } }, async (request) => {
      const { day } = request.params
      if (!isDay(day)) refuseInput({ zh: '日期应形如 2026-03-04', en: 'The date should look like 2026-03-04' })
      const heads = await office.db.selectFrom('kernel.head').selectAll().where('since', '>=', instantAt(day, '00:00')).where('since', '<', instantAt(nextDay(day), '00:00')).orderBy('since').execute()
      return { heads: heads.map(published), keys: Object.fromEntries(await publicKeys(office.db)) }
    })

    // Whoever holds a receipt learns that it stands in the ledger, when, and under which signature; not whose it is.
    app.get<{ Params: { hash: string } }>('/api/ledger/receipt/:hash', { schema: { summary: '核对回执：这一步在账本中的位置、时间和覆盖它的签名', tags: ['ledger'] } }, async (request) => {
      const hash = request.params.hash.toLowerCase()
      const event = /^[0-9a-f]{64}$/.test(hash) && (await office.db.selectFrom('kernel.event').select(['seq', 'at', 'verb']).where('hash', '=', hash).executeTakeFirst())
      if (!event) throw new Refused('not_found', { zh: '账本里没有这个回执，请核对 64 位数字和字母是否完整', en: 'No such receipt stands in the ledger: please check that all 64 characters are there' }, 404)
      const head = await office.db.selectFrom('kernel.head').selectAll().where('since', '<=', event.at).where('until', '>', event.at).executeTakeFirst()
      const title = (office.verbs.get(event.verb) ?? office.opens.get(event.verb))?.title ?? null
      return { hash, seq: event.seq, at: event.at.toISOString(), title, head: head ? published(head) : null, keys: Object.fromEntries(await publicKeys(office.db)) }
    })
  },
}

function published({ since, until, ...head }: KernelTables['kernel.head']) {
  const named = { day: dayOf(since), period: periodOf({ since, until }), ...head }
  return { ...named, hash: headHash(named) }
}
