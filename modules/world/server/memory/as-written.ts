import { SEEN } from '#kernel/contract.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { personalDataIn, surnameOf } from '#kernel/identity/personal-data.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import { LONGEST_MEMORY, type ShownAs } from '../../contract.ts'
import { spanOf } from '../../place/dates.ts'
import type { WorldTables } from '../tables.ts'
import type { Spots } from './spots.ts'

/** Words, or photos or a recording that stand for them. Films are not taken: what is said and shown in one nobody can look over in a minute. */
export async function requireContent(tx: Tx<WorldTables>, { text, files = [] }: { text: string; files?: string[] }): Promise<void> {
  if ([...text].length > LONGEST_MEMORY) refuseInput({ zh: `记忆最多 ${LONGEST_MEMORY} 字，请精简或分几次写`, en: `At most ${LONGEST_MEMORY} characters: please shorten it or write it in parts` })
  const sent = files.length ? await tx.selectFrom('kernel.file').select('kind').where('id', 'in', files).execute() : []
  if (sent.some(({ kind }) => kind === 'video')) refuse('no_video', { zh: '城市记忆暂不收视频，请换成照片或语音', en: 'Films are not taken here: please send photos or a recording' })
  if (!new RegExp(SEEN).test(text) && sent.length === 0) refuseInput({ zh: '请写下您的记忆，或附上照片、语音', en: 'Please write what you remember, or add a photo or a recording' })
}

/** The decade of a time within those that the place tells of. */
export function decadeOf(when: string, { years }: Pick<Spots, 'years'>): number {
  let span
  try {
    span = spanOf(when)
  } catch {
    refuseInput({ zh: '年份有误，请重新选择', en: 'This is no year: please choose again' })
  }
  const year = Number(when.slice(0, 4))
  if (year < years.from || span.earliest > years.to + 1) refuseInput({ zh: `请选择 ${years.from} 年到 ${years.to} 年之间的年份`, en: `Please choose a year between ${years.from} and ${years.to}` })
  return Math.floor(year / 10) * 10
}

const TITLES = { mr: '先生', ms: '女士' }
/** 城市记忆 is read by everybody: a name field is no place for an advertisement or a number. */
const A_NAME = /^[\p{L}\p{M}\s·.'’-]+$/u

type Naming = { shownAs: ShownAs; title?: 'mr' | 'ms'; name?: string; consent: { fullName?: boolean } }

/** How the writer is named beside a memory; null for nobody. The whole name stands there only with consent to just that (个人信息保护法 art. 25). */
export function shownName({ shownAs, title, name, consent }: Naming, known: string): string | null {
  if (shownAs === 'anonymous') return null
  const whole = (name ?? known).trim()
  if (shownAs === 'full') {
    if (!consent.fullName) refuse('consent_name', { zh: '公开本名须您单独同意，请勾选同意，或换一种署名', en: 'Your whole name is shown only if you agree to it: please tick that, or choose another way to be named' })
    if (!A_NAME.test(whole) || personalDataIn(whole).some(({ kind }) => kind !== 'name')) refuseInput({ zh: '署名请只写姓名', en: 'Please write a name alone' })
    return whole
  }
  const surname = surnameOf(whole)
  if (!surname || !title) refuse('no_surname', { zh: '请写上您的姓，并选先生或女士；也可以匿名', en: 'Please give your family name, and Mr or Ms; or stay anonymous' })
  return `${surname}${TITLES[title]}`
}
