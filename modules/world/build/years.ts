/** The years of an EDTF date (`1901`, `1901~`, `1899/1902`). Where it is a range, what is built stands at its end, and what is pulled down has begun to go at its start. */
const yearsIn = (date: string) => date.split('/').map((part) => Number.parseInt(part, 10))
export const firstYear = (date: string) => yearsIn(date)[0]!
export const lastYear = (date: string) => yearsIn(date).at(-1)!

/** From when until when something stood; `Infinity` if it stands. */
export const yearsOf = (start: string, end: string | undefined): [from: number, to: number] => [lastYear(start), end ? firstYear(end) : Number.POSITIVE_INFINITY]
