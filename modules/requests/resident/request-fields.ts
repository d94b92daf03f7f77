import type { Point } from '#resident/kit/place.ts'
import type { SentFile } from '#resident/kit/use-uploads.ts'
import type { Asked, FormQuestion, SectionId } from './office.ts'

export type Answer = string | number | boolean

/** A request while it is written. It becomes the draft on the phone and then the input of `submit`. */
export type RequestFields = {
  text: string
  category?: string | undefined
  point?: Point | undefined
  address: string
  street?: string | undefined
  files: SentFile[]
  answers: Record<string, Answer>
  contact: string
  anonymous: boolean
  joins?: string | undefined
  /** The unit complained about. */
  accused?: string | undefined
  /** The resident has pressed "send" and it did not get through yet. */
  pressed?: boolean | undefined
}

export const draftOf = (section: SectionId): string => `requests.${section}`
export const blank = (): RequestFields => ({ text: '', address: '', files: [], answers: {}, contact: '', anonymous: false })
export const isWorthKeeping = (fields: RequestFields): boolean => fields.text.trim() !== '' || fields.files.length > 0

/** The phone's point if there is one; else the office looks up what the words and the chosen street name. */
function whereOf({ point, address: typed, street: chosen }: RequestFields): Pick<Asked<'submit'>, 'place' | 'address' | 'street'> {
  const street = chosen ? { street: chosen } : {}
  const address = typed.trim()
  if (point) return { place: { lng: point.lng, lat: point.lat, datum: point.datum, address: address || point.address || '', ...street } }
  return { ...(address ? { address } : {}), ...street }
}

export function submission(id: string, section: SectionId, fields: RequestFields, questions: readonly FormQuestion[]): Asked<'submit'> {
  const answers = Object.fromEntries(questions.flatMap(({ id: key, type }) => {
    const given = fields.answers[key]
    if (given === undefined || given === '') return []
    return [[key, type === 'number' && Number.isFinite(Number(given)) ? Number(given) : given]]
  }))
  const files = fields.files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
  return {
    id, section, text: fields.text.trim(),
    ...(fields.category ? { category: fields.category } : {}),
    ...whereOf(fields),
    ...(Object.keys(answers).length ? { answers } : {}),
    ...(files.length ? { files } : {}),
    ...(fields.anonymous ? { anonymous: true } : {}),
    ...(fields.contact.trim() ? { contact: fields.contact.trim() } : {}),
    ...(fields.accused ? { accused: fields.accused } : {}),
    ...(fields.joins ? { joins: fields.joins } : {}),
  }
}

/** The fields that still need something, from the first on the screen. The server checks again and decides. */
export function missing(fields: RequestFields, questions: readonly FormQuestion[]): string[] {
  return [
    // Who would rather say it, or show it, need not write.
    ...(fields.text.trim() === '' && fields.files.length === 0 ? ['text'] : []),
    ...questions.filter((question) => question.required && (fields.answers[question.id] ?? '') === '').map((question) => `q-${question.id}`),
    ...(fields.contact.trim() !== '' && !/^[0-9+ -]{5,20}$/.test(fields.contact.trim()) ? ['contact'] : []),
  ]
}
