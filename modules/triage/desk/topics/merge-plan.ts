import { t } from '#apps/desk/kit/words.ts'
import type { Member } from './ask.ts'

/** 主案 and those that would join it. */
export type Plan = { lead: Member; joining: Member[] }

/** Which case should lead, and why. None where no case is left to lead. */
export function leadOf(members: readonly Member[]): { lead: Member; why: string } | undefined {
  const open = members.filter(({ mayLead }) => mayLead)
  const followed = open.toSorted((a, b) => b.joined - a.joined)[0]
  if (followed && followed.joined > 0) return { lead: followed, why: t(`已有 ${followed.joined} 件并入这件`, `${followed.joined} are joined to it already`) }
  const handled = open.find(({ unit }) => unit !== null)
  if (handled) return { lead: handled, why: t('最早受理，且已有承办单位', 'the oldest that has a unit') }
  return open[0] && { lead: open[0], why: t('最早受理；都还没有派单，并案后请派单', 'the oldest; none is dispatched yet: please dispatch it afterwards') }
}

export const joinable = (members: readonly Member[], lead: string): Member[] => members.filter(({ id, mayJoin }) => mayJoin && id !== lead)

/** Whether there is anything to make one of. */
export function canMerge(members: readonly Member[]): boolean {
  const found = leadOf(members)
  return found !== undefined && joinable(members, found.lead.id).length > 0
}

/** What will happen, in one sentence. */
export function planInWords({ lead, joining }: Plan): string {
  const elsewhere = joining.filter(({ unit }) => unit !== null && unit !== lead.unit).length
  const who = lead.unit === null ? t('还没有派单', 'not dispatched yet') : t(`${lead.unitName}办理`, `with ${lead.unitName}`)
  return t(
    `${joining.length} 件将并入 ${lead.number}（${who}），不再单独办理；主案答复时，每位反映人都收到这份答复，各自回访。${elsewhere ? `其中 ${elsewhere} 件正由其他单位承办，将停止。` : ''}`,
    `${joining.length} will be joined to ${lead.number} (${who}) and no longer be handled on their own; its answer goes to everybody, and each is called back.${elsewhere ? ` ${elsewhere} of them are with other units, which stop.` : ''}`,
  )
}
