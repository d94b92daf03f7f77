import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedPeople, type People } from '#kernel/identity/seed.ts'
import type { Office } from '#kernel/office.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { districtFolder } from '../start-office.ts'
import { liveThrough } from './live-through.ts'
import { DEMO_PASSWORD, demoPeople } from './people.ts'

/**
 * People and requests made up for the demo. Every request goes through its whole life by the real verbs, at the times at
 * which it would have: what the screens show is what the program did.
 */
export async function loadDemo(office: Office) {
  await seedPeople(office, demoPeople() as unknown as People, { password: DEMO_PASSWORD })
  const there = await office.db.selectFrom('kernel.case').select('id').limit(1).execute()
  const file = join(districtFolder, 'demo/requests.json')
  if (there.length > 0 || !existsSync(file) || !office.config.demoRequests) return
  const requests = JSON.parse(readFileSync(file, 'utf8')) as DemoRequests
  await liveThrough(office, requests, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  演示诉求 ${done}/${requests.length}${done === requests.length ? '\n' : ''}`)
  })
}
