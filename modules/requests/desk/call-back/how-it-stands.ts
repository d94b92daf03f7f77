import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { stateName } from '../states.tsx'

/** 超期回访: what can be read out of a late case before anybody has looked further. */
export function howItStands({ unitName, state, dueAt }: Pick<CaseScreen['line'], 'unitName' | 'state' | 'dueAt'>): string {
  const due = dueAt && momentOf(dueAt)
  return t(
    `${due ? `原定${due}前答复您，` : ''}现在由${unitName}承办，目前是“${stateName(state)}”。`,
    `${due ? `The answer was due by ${due}. ` : ''}${unitName} has it now; it is “${stateName(state)}”.`,
  )
}
