import { masked } from '#kernel/identity/personal-data.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import { describeAll } from './describe.ts'
import type { Needs } from './needs.ts'
import { readingOf, shownTopic } from './topics.ts'

/** More would not change what most say. */
const MESSAGES_READ = 40

/** One hot topic with those of its requests that the reader may see, and what most of them say. `id`: any of its requests. */
export const topic = (needs: Needs) => view({
  name: 'triage.topic',
  title: '一个热点',
  ...triageViews.topic,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const none = () => ({ reading: readingOf(office, needs), topic: null, members: [], phrases: [], elsewhere: 0 })
    const found = await needs.reader.ask(office, 'topicOf', { id: input.id, now: now.getTime() })
    const members = found ? await needs.members(office, db, actor, found.members, now, lang) : []
    if (!found || members.length === 0) return none()
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
