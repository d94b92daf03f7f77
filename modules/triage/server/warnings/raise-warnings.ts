import { caseIdAt } from '#kernel/case/case-id.ts'
import { open } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import type { Office } from '#kernel/office.ts'
import { titled } from '../../topics/describe-topic.ts'
import type { FoundTopic } from '../reader/questions.ts'
import type { Needs } from '../needs.ts'
import { warn } from './warn.ts'
import { factsOf, warning } from './warning.ts'

const WEEK_MS = 7 * 86_400_000
const LONGEST_SUMMARY = 60

/**
 * Raises a warning for each topic that grows: once while it is open, and within a week of its end only where twice as many
 * people have spoken up since. Says nothing while the reader is still reading; the next round does.
 */
export async function raiseWarnings(office: Office, needs: Pick<Needs, 'reader' | 'messagesOf' | 'responsibleFor'>) {
  const now = office.now()
  const topics = await needs.reader.ask(office, 'topics', { now: now.getTime(), most: Infinity })
  const growing = topics?.filter((topic) => topic.warning) ?? []
  if (growing.length === 0) return
  const known = await office.db.selectFrom('kernel.case').select(['facts', 'closed_at']).where('kind', '=', warning.name)
    .where((e) => e.or([e('closed_at', 'is', null), e('closed_at', '>', new Date(now.getTime() - WEEK_MS))])).execute()
  // Topics may have grown together since: a warning belongs to the topic that holds its request now.
  const isWarned = ({ members, facts }: FoundTopic) =>
    known.some((one) => members.includes(factsOf(one).topic) && (one.closed_at === null || facts.people < 2 * factsOf(one).people))
  for (const topic of growing) if (!isWarned(topic)) await raise(office, needs, topic)
}

async function raise(office: Office, { reader, messagesOf, responsibleFor }: Pick<Needs, 'reader' | 'messagesOf' | 'responsibleFor'>, { id, members, facts, warning: growth }: FoundTopic) {
  const { unit, reader: to, concern } = await responsibleFor(office, office.db, members)
  if (concern.length === 0) return
  const described = await reader.ask(office, 'describe', { topics: [await messagesOf(office.db, concern)] })
  // The reader has begun anew in between: the next round finds it again.
  if (!described?.[0]) return
  const { zh, en } = growth!
  const summary = [...masked(titled(described[0]))].slice(0, LONGEST_SUMMARY).join('')
  await open(office, system, warn, { id: caseIdAt(office.now()), topic: id, unit, reader: to, summary, people: facts.people, requests: facts.messages, said: { zh, en } })
}
