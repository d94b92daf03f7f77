import { sql } from 'kysely'
import { ringDue } from '../clocks/ring.ts'
import { refreshSigned } from '../ledger/head.ts'
import type { Duty } from '../module.ts'
import type { Office } from '../office.ts'
import { deliverDue, takeUpAgain } from '../outbox.ts'

const LOOK_EVERY_MS = 1000
/** How long a process may go on without what another has published or signed. */
const REFRESH_EVERY_MS = 5000

/**
 * The office's background: messages go out, clocks ring, duties are done. Everything waits in rows, so any number of
 * processes may run this and any of them may be killed.
 */
export function startJobs(office: Office, duties: readonly Duty[]): { stop: () => Promise<void> } {
  let stopping = false
  let wake = () => {}
  const off = office.live.onWake(() => wake())

  async function loop() {
    await takeUpAgain(office).catch((error: Error) => office.log.error({ error: error.message }, 'what was set aside could not be taken up again'))
    while (!stopping) {
      const did = await round().catch((error: Error) => {
        office.log.error({ error: error.message }, 'the background stumbled and goes on')
        return 0
      })
      if (!did && !stopping) await sleep()
    }
  }

  let refreshedAt = 0
  async function round(): Promise<number> {
    if (Date.now() - refreshedAt > REFRESH_EVERY_MS) {
      await office.definitions.refresh(office.db)
      await refreshSigned(office)
      refreshedAt = Date.now()
    }
    const did = (await deliverDue(office)) + (await ringDue(office))
    for (const duty of duties) {
      if (stopping || !(await isMine(office, duty))) continue
      await duty.run(office).catch((error: Error) => office.log.error({ duty: duty.name, error: error.message }, 'a duty failed; it comes round again'))
    }
    return did
  }

  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = loop()
  return {
    async stop() {
      stopping = true
      off()
      wake()
      await running
    },
  }
}

const lastLooked = new WeakMap<Duty, number>()

/** Whoever moves the duty's moment forward does it; the others find that it was done. */
async function isMine(office: Office, duty: Duty): Promise<boolean> {
  const now = office.now()
  if (now.getTime() - (lastLooked.get(duty) ?? 0) < duty.everySeconds * 1000) return false
  lastLooked.set(duty, now.getTime())
  const { rows } = await sql`insert into kernel.setting (name, value) values (${`duty:${duty.name}`}, ${JSON.stringify(now.getTime())}::jsonb)
    on conflict (name) do update set value = excluded.value
    where (kernel.setting.value #>> '{}')::bigint <= ${now.getTime() - duty.everySeconds * 1000 + LOOK_EVERY_MS}::bigint returning name`.execute(office.db)
  return rows.length > 0
}
