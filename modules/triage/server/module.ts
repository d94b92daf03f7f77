import { dayOf } from '#kernel/calendar/day.ts'
import { reckoning } from '#kernel/clocks/reckoning.ts'
import type { DefinitionKind } from '#kernel/definitions/registry.ts'
import type { Module } from '#kernel/module.ts'
import { TriageSettings } from '../contract.ts'
import { acceptanceCases } from './acceptance-cases.ts'
import { acceptance } from './acceptance.ts'
import { followDecisions } from './follow-decisions.ts'
import type { Needs } from './needs.ts'
import { settings, settingsOn } from './settings.ts'
import { suggest } from './suggest.ts'
import { topic } from './topic.ts'
import { topics } from './topics.ts'
import { train } from './train.ts'
import { close } from './warnings/close.ts'
import { openWarnings } from './warnings/open-warnings.ts'
import { raiseWarnings } from './warnings/raise-warnings.ts'
import { reckonAgain } from './warnings/reckon-again.ts'
import { ring } from './warnings/ring.ts'
import { setAside } from './warnings/set-aside.ts'
import { takeUp } from './warnings/take-up.ts'
import { warn } from './warnings/warn.ts'
import { warning, warningClock, warningNotices } from './warnings/warning.ts'

/** 辅助研判: reads requests and answers as an experienced dispatcher does, beside the people who decide. */
export function triage(needs: Needs): Module {
  return {
    name: 'triage',
    migrations: new URL('./migrations/', import.meta.url),
    kinds: [warning],
    clocks: [warningClock],
    opens: [warn],
    verbs: [takeUp, close, setAside, ring, reckonAgain],
    notices: warningNotices,
    views: [settings, suggest(needs), acceptance(needs), acceptanceCases(needs), topics(needs), topic(needs), openWarnings(needs)],
    definitions: [{ name: 'triage', schema: TriageSettings }] as unknown as readonly DefinitionKind[],
    folder: [{ kind: 'triage', file: 'triage.json' }],
    duties: [{
      name: 'triage.train', everySeconds: 86_400,
      async run(office) {
        // Where nothing is suggested, nothing need be learned for it; `npm run triage:train` does all the same.
        if (settingsOn(office, dayOf(office.now())).suggestFrom === undefined) return
        for (const outcome of await train(office, needs)) office.log.info(outcome, 'triage has learned')
      },
    }, {
      name: 'triage.acceptance', everySeconds: 60,
      run: (office) => followDecisions(office, needs),
    }, {
      name: 'triage.warn', everySeconds: 60,
      run: (office) => raiseWarnings(office, needs),
    }, reckoning(reckonAgain)],
  }
}
