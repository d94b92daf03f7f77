import { callback, type Who } from '#kernel/identity/who.ts'
import { factsOf, RECEPTION, receptionStandIn } from './request.ts'

/**
 * Whoever calls back has no part in what was done: the hotline does it, never a unit that led or assisted, nor the person
 * who wrote or approved the answer (北京市接诉即办工作条例 art. 23). Where reception itself must not see the case, a supervisor
 * calls.
 */
export const independentCaller: Who = {
  name: 'independent_caller',
  zh: '回访员（未参与办理）',
  of(actor, kase) {
    if (actor.is !== 'staff' || !kase || !(callback.of(actor, kase) || receptionStandIn.of(actor, kase))) return false
    const { answer } = factsOf(kase)
    if (answer?.by === actor.id || answer?.approvedBy === actor.id) return false
    return !kase.units.some((unit) => unit !== RECEPTION && actor.units.includes(unit))
  },
}
