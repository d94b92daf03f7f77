import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import { dayOf, instantAt } from '#kernel/calendar/day.ts'
import { act, open } from '#kernel/case/act.ts'
import { caseIdNamed } from '#kernel/case/case-id.ts'
import { begin } from '#kernel/files/begin.ts'
import { keepingFor } from '#kernel/files/keeping.ts'
import { receive } from '#kernel/files/receive.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { ShownAs, Spot } from '#modules/world/contract.ts'
import { settingsOn } from '#modules/world/server/memory/memory-settings.ts'
import { districtFolder } from '../start-office.ts'
import { drawMemory, type PictureName } from './memory-pictures.ts'
import { openStage } from './stage.ts'

/** A memory of the demo, as `districts/…/demo/memories.json` tells it. `by`: index into residents. */
export type DemoMemory = {
  by: number; days_ago: number; spot: Spot; when: string; shownAs: ShownAs; title?: 'mr' | 'ms'; picture?: PictureName; text: string
  life: 'left' | 'published' | 'returned'; reason?: string
}

export const demoMemories = () => JSON.parse(readFileSync(join(districtFolder, 'demo/memories.json'), 'utf8')) as DemoMemory[]

/** Memories made up for the demo, left and looked at by the real verbs, on the days on which they would have been. Once: what is there stays as it is. */
export async function rememberThrough(office: Office, made: readonly DemoMemory[]) {
  const stage = await openStage(office)
  const idOf = (one: DemoMemory) => caseIdNamed('demo memory', String(made.indexOf(one)))
  if ((await office.db.selectFrom('kernel.case').select('id').where('kind', '=', 'memory').limit(1).executeTakeFirst()) || (await stage.isSigned())) return
  const { unit, consent } = settingsOn(office, dayOf(stage.real))
  const keeping = keepingFor(office)
  const drawn = new Map(await Promise.all([...new Set(made.flatMap(({ picture }) => picture ?? []))].map(async (name) => [name, await drawMemory(name)] as const)))

  for (const one of made) {
    const writer = stage.people.residents[one.by % stage.people.residents.length]!
    stage.clock = one.days_ago < 1 ? new Date(stage.real.getTime() - one.days_ago * 86_400_000) : instantAt(addWorkingDays(office.calendar(), dayOf(stage.real), -Math.ceil(one.days_ago)), '10:20')
    const { text, spot, when, shownAs, title } = one
    const files = one.picture ? [await upload(writer, drawn.get(one.picture)!)] : []
    const caseId = idOf(one)
    await open(stage.office, writer, office.opens.get('world.leave_memory')!, { id: caseId, text, spot, when, shownAs, ...(title ? { title } : {}), ...(files.length ? { files } : {}), consent: { version: consent.version } })
    if (one.life === 'left') continue
    stage.clock = new Date(stage.clock.getTime() + 5 * 3_600_000)
    const by = stage.people.with('handler', unit)
    if (one.life === 'published') await act(stage.office, by, office.verbs.get('world.publish_memory')!, { caseId })
    else await act(stage.office, by, office.verbs.get('world.return_memory')!, { caseId, reason: one.reason! })
  }
  stage.clock = stage.real
  await stage.settle()

  async function upload(writer: Resident, bytes: Buffer): Promise<string> {
    const { id } = await begin(stage.office, keeping, writer, { name: '手绘.jpg', size: bytes.length })
    await receive(stage.office, keeping, writer, { id, offset: 0, body: Readable.from([bytes]) })
    return id
  }
}
