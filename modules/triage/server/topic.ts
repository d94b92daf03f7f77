import { masked } from '#kernel/identity/personal-data.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import { describeAll } from './describe.ts'
import type { Needs } from './needs.ts'
import { readingOf, shownTopic } from './topics.ts'
import { readWarnings } from './warnings/open-warnings.ts'
import { factsOf } from './warnings/warning.ts'

/** More would not change what most say. */
const MESSAGES_READ = 40

/** One hot topic with those of its requests that somebody may see, and what most of them say. `id`: any of its requests. */
export const topic = (needs: Needs) => view({
  name: 'triage.topic',
  title: '一个热点',
  ...triageViews.topic,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const none = () => ({ reading: readingOf(office, needs), topic: null, members: [], phrases: [], elsewhere: 0 })
    const found = await needs.reader.ask(office, 'topicOf', { id: input.id, now: now.getTime() })
    const members = found ? await needs.members(office, db, actor, found.members, now, lang) : []
    if (!found) return none()
    if (members.length === 0) {
      // A unit that was warned hears what of, before it is given any of it.
      const warned = (await readWarnings(office, db, actor)).find((kase) => found.members.includes(factsOf(kase).topic))
      return warned ? { ...none(), topic: shownTopic(office, needs, found, { title: warned.summary }, [], lang), elsewhere: found.members.length } : none()
    }
    const ids = members.map(({ id }) => id)
    const described = await describeAll(office, db, needs, [ids])
    const phrases = await needs.reader.ask(office, 'mostSay', { messages: await needs.messagesOf(db, ids.slice(-MESSAGES_READ)) })
    if (!described || !phrases) return none()
    return {
      reading: readingOf(office, needs), topic: shownTopic(office, needs, found, described[0]!, members, lang), members,
      // A name that many write is still somebody's name.
      phrases: phrases.filter((phrase) => masked(phrase) === phrase), elsewhere: found.members.length - members.length,
    }
  },
})
