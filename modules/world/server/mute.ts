import type { FastifyInstance } from 'fastify'
import { check } from '#kernel/check.ts'
import type { Db } from '#kernel/db/tables.ts'
import { signedIn } from '#kernel/http.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import { MuteVisitor } from '../contract.ts'
import type { Presence } from './presence/presence.ts'
import type { WorldTables } from './tables.ts'

/** Nobody has so many; a list without an end is something to fill a disk with. */
const MOST_MUTED = 500

const tables = (office: Office) => office.db as unknown as Db<WorldTables>

export async function mutesOf(office: Office, viewer: string): Promise<Set<string>> {
  const rows = await tables(office).selectFrom('world.mute').select('muted').where('viewer', '=', viewer).execute()
  return new Set(rows.map(({ muted }) => muted))
}

/** 屏蔽: for this viewer alone, who hides what the muted person shows. Kept, since the number that the other has is another one tomorrow. */
export function muteRoute(app: FastifyInstance, office: Office, presence: Presence) {
  app.post('/api/world/mute', { schema: { summary: '屏蔽或取消屏蔽街区中的一位游客', tags: ['world'], body: MuteVisitor } }, async (request) => {
    const viewer = keyOf(await signedIn(office, request))
    const { visitor, muted } = check(MuteVisitor, request.body)
    const who = presence.known(visitor)?.who
    if (!who) refuse('gone', { zh: '这位游客已经离开', en: 'This visitor has left' })
    const before = await mutesOf(office, viewer)
    if (muted && before.size >= MOST_MUTED) refuse('too_many', { zh: '屏蔽的人太多，请先取消一些', en: 'You have muted too many people: please unmute some first' })
    if (muted) await tables(office).insertInto('world.mute').values({ viewer, muted: who, at: office.now() }).onConflict((c) => c.doNothing()).execute()
    else await tables(office).deleteFrom('world.mute').where('viewer', '=', viewer).where('muted', '=', who).execute()
    const here = presence.named(viewer)
    if (here) here.mutes = await mutesOf(office, viewer)
    return { muted }
  })
}
