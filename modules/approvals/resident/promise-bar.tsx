import { go } from '#resident/kit/go.ts'
import { useSession } from '#resident/kit/session.ts'
import { useView } from '#resident/kit/use-view.ts'
import { useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Notice } from '#resident/ui/notice.tsx'
import type { Answers } from '../rules/expr.ts'
import { firmOf } from '../rules/firm-of.ts'
import type { Plan } from '../rules/plan.ts'
import { read, type Told } from './office.ts'
import { applyWords } from './words.ts'

type Barred = Told<'promise_standing'>['barred']

/** Whether this person, or the firm that they apply for, may promise or send papers later at all; nothing is asked where neither could be. */
export function useBarred(plan: Plan, answers: Answers): Barred {
  const session = useSession()
  const firm = firmOf(plan, answers)
  const matters = session && plan.members.some((m) => m.promise || m.tolerance)
  const known = firm && /^[0-9A-Z]{18}$/.test(firm) ? firm : undefined
  return useView(async () => (matters ? (await read('promise_standing', known ? { firm: known } : {})).barred : null), `promise_standing ${session?.id ?? ''} ${known ?? ''}`).data ?? null
}

/** Said before anybody chooses: why no promise is taken from them now, and how that is mended. */
export function PromiseBar({ barred }: { barred: Barred }) {
  const w = useWords(applyWords)
  if (!barred) return null
  return (
    <Notice icon="shield" kind="warm">
      <View id="promise-barred" className="strong">{w.promiseBarred}</View>
      <View>{barred.why}</View>
      <View>{barred.repair}</View>
      {barred.caseId && <Tap id="promise-repair" className="text-tap" onTap={() => go('application', { id: barred.caseId! })}>{w.promiseBarredSee}</Tap>}
    </Notice>
  )
}
