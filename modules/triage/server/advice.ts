import { dayOf } from '#kernel/calendar/day.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { Answers, Asks } from './reader/questions.ts'
import type { Reader } from './reader/open-reader.ts'
import { featuresOf } from '../text/features.ts'
import { wordsFor } from '../text/words.ts'
import { modelInUse } from './model-in-use.ts'
import { opinionOf } from './opinion.ts'
import { settingsOn } from './settings.ts'
import type { TriageTables } from './train.ts'

const MOST_WORDS = 3

/** What is said to requests when they come in; nothing where a district has it off or nothing is known yet. */
export const adviceFrom = (reader: Reader) => ({
  alike: (office: Office, message: Asks['similar']['message'], most: number) => reader.ask(office, 'similar', { message, most }),
  why: (office: Office, one: Asks['why']['one'], others: Asks['why']['others']): Promise<Answers['why'] | undefined> => reader.ask(office, 'why', { one, others }),

  async learned(office: Office, db: Db<any>, text: string) {
    const from = settingsOn(office, dayOf(office.now())).suggestFrom
    const inUse = from !== undefined && (await modelInUse(office, db as Db<TriageTables>, 'category'))
    if (from === undefined || !inUse) return undefined
    const features = featuresOf(text)
    const { label, confidence, isSaid } = opinionOf(inUse.model, features, from)
    return isSaid ? { category: label, confidence: Math.round(confidence * 100) / 100, words: wordsFor(inUse.model, text, features, label, MOST_WORDS) } : undefined
  },
})
