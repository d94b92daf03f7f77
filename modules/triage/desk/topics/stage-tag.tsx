import { t } from '#apps/desk/kit/words.ts'
import type { Member, Topic } from './ask.ts'
import '#apps/desk/kit/marks.css'

type Stage = Member['stage']
const NAMES = (): Record<Stage, string> => ({ open: t('在办', 'open'), answered: t('已答复', 'answered'), over: t('已结', 'over'), joined: t('已并案', 'joined') })
const TONES: Record<Stage, string> = { open: 'sea', answered: 'amber', over: 'green', joined: 'grey' }
const STAGES = ['open', 'answered', 'over', 'joined'] as const

/** How many requests are how far. */
export const StageTags = ({ stages }: { stages: Topic['stages'] }) => STAGES.filter((stage) => stages[stage] > 0).map((stage) => <span key={stage} className={`tag tag-${TONES[stage]}`}>{NAMES()[stage]} {stages[stage]}</span>)

export function StageTag({ stage, unit }: Pick<Member, 'stage' | 'unit'>) {
  if (stage === 'open' && unit === null) return <span className="tag tag-amber">{t('待派单', 'to dispatch')}</span>
  return <span className={`tag tag-${TONES[stage]}`}>{NAMES()[stage]}</span>
}
