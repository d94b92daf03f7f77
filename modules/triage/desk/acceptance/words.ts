import type { Static } from 'typebox'
import { t, words } from '#apps/desk/kit/words.ts'
import type { triageViews } from '../../contract.ts'

export type Acceptance = Static<typeof triageViews.acceptance.output>
export type OfTarget = Acceptance['targets'][number]
export type Counts = Pick<OfTarget, 'accepted' | 'corrected' | 'silent'>
/** Which requests a number stands for. */
export type Behind = Static<typeof triageViews.acceptance_cases.input>
export type Cases = Static<typeof triageViews.acceptance_cases.output>

export const OUTCOMES = [
  { id: 'accepted', name: words('采纳', 'Accepted'), means: words('建议的就是最后定的', 'what was suggested is what it was made') },
  { id: 'corrected', name: words('更正', 'Corrected'), means: words('提了建议，最后定了别的', 'it was made something else') },
  { id: 'silent', name: words('没有建议', 'Not suggested'), means: words('把握不够，没有出声', 'not sure enough to say anything') },
] as const

export const totalOf = ({ accepted, corrected, silent }: Counts) => accepted + corrected + silent
export const monthName = (month: string) => t(`${month.slice(0, 4)}年${Number(month.slice(5))}月`, month)
export const percent = (part: number, of: number) => (of ? `${Math.round((100 * part) / of)}%` : '—')
