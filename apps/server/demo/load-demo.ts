import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isForRealPeople } from '#kernel/identity/demo.ts'
import { seedPeople, type People } from '#kernel/identity/seed.ts'
import type { Office } from '#kernel/office.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { districtFolder } from '../start-office.ts'
import { applyThrough } from './apply-through.ts'
import { demoApplications } from './fill-in.ts'
import { liveThrough } from './live-through.ts'
import { DEMO_PASSWORD, demoPeople } from './people.ts'
import { demoMemories, rememberThrough } from './remember-through.ts'

/** A demo lets anybody be anybody, which no database of real people may allow. */
export class NoDemoHere extends Error {
  override name = 'NoDemoHere'
  override message = '这个数据库里有真实的人员或居民，不能开启演示：请设 NUANBAN_DEMO=0，或换一个空的数据库。 (this database holds real people: set NUANBAN_DEMO=0)'
}

/**
 * People, requests, applications and memories made up for the demo. Each goes through its whole life by the real verbs, at the times at
 * which it would have: what the screens show is what the program did.
 */
export async function loadDemo(office: Office) {
  if (await isForRealPeople(office)) throw new NoDemoHere()
  await seedPeople(office, demoPeople() as unknown as People, { password: DEMO_PASSWORD })
  const file = join(districtFolder, 'demo/requests.json')
  if (!existsSync(file) || !office.config.demoRequests) return
  const requests = JSON.parse(readFileSync(file, 'utf8')) as DemoRequests
  let said = performance.now()
  const isOurs = await liveThrough(office, requests, (done, of) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  演示诉求 ${done}/${of}${done === of ? '\n' : ''}`)
    else if (done === of || performance.now() - said > SILENCE_MS) {
      said = performance.now()
      console.log(`  演示诉求 ${done}/${of}`)
    }
  })
  if (isOurs) await applyThrough(office, demoApplications())
  await rememberThrough(office, demoMemories())
}

/** Where no terminal can redraw a line, one more is printed after so long. */
const SILENCE_MS = 5000
