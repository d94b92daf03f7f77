import { LIKELY, similarTo } from '#modules/triage/similar/find-similar.ts'
import { read } from '#modules/triage/similar/known.ts'
import { titleOf, type Message } from '#modules/triage/similar/message.ts'
import { describeTopic } from '#modules/triage/topics/describe-topic.ts'
import { earlyWarning } from '#modules/triage/topics/early-warning.ts'
import { addMessage, openTopics, type Topic, type Topics } from '#modules/triage/topics/find-topics.ts'
import { hottest } from '#modules/triage/topics/hottest.ts'
import { overlap, simhash } from './arena/plain-likeness.ts'
import { judgedBy } from '../stories/judged/judged-pairs.ts'
import { foundAmong, foundIn, isHeldBack } from '../stories/judged/judged-topics.ts'
import { likenessAmong } from '../stories/judged/likeness-among.ts'
import { messagesAreThere, readMessages } from '../stories/judged/messages.ts'

/**
 * `npm run bench:topics`: hot topics and near-duplicates of 4,326 real messages against what people judged, and how long
 * one more message takes when 100,000 are there. Without the messages there is nothing to measure.
 */
const SIZE = Number(process.env['BENCH_SIZE'] ?? 100_000)
if (!messagesAreThere) process.exit(0)
const messages = await readMessages()
const byId = new Map(messages.map((message) => [message.id, message]))
const percent = (part: number) => (part * 100).toFixed(0).padStart(3)

const whole = timed(() => openTopics(messages))
console.log(`${messages.length} messages into ${new Set(whole.result.topicOf).size} topics: ${whole.seconds} s (${whole.processor} s of processor)`)
hotTopics(whole.result)
withoutTitles(messages)
warnings(messages)
nearDuplicates(messages)
atScale(messages)

function hotTopics(topics: Topics): void {
  const now = Math.max(...messages.map(({ at }) => at))
  console.log('\nthe hottest, with what their heat is made of')
  for (const { topic, heat, facts } of hottest(topics, { now, most: 10 })) {
    const found = foundIn(idsOf(topics, topic))
    console.log(`  ${heat.total.toFixed(0).padStart(4)} = ${heat.parts.map(({ part, points }) => `${part} ${points.toFixed(0)}`).join(' + ')}; ${facts.messages} messages;`,
      found ? `${found.matter}: precision ${percent(found.precision)} recall ${percent(found.recall)}` : `not judged, first message ${topic.id}`)
  }
  console.log('\njudged matters: precision, recall, messages')
  for (const { matter, precision, recall, judged } of foundAmong([...new Set(topics.topicOf)].map((topic) => idsOf(topics, topic)))) console.log(`  ${matter.padEnd(22)} ${percent(precision)} ${percent(recall)} ${String(judged).padStart(4)}${isHeldBack(matter) ? '  judged after the thresholds were set' : ''}`)
  const words = timed(() => hottest(topics, { now, most: 10 }).map(({ topic }) => describeTopic(idsOf(topics, topic).map((id) => byId.get(id)!))))
  console.log(`ten hottest counted and described in ${words.seconds} s; ${words.result.filter(({ place }) => place).length} have a place`)
}

/** As residents write on the phone, where nobody asks them for a title. */
function withoutTitles(all: readonly Message[]): void {
  const topics = openTopics(all.map(({ title: _, ...message }) => message))
  const found = foundAmong([...new Set(topics.topicOf)].map((topic) => idsOf(topics, topic))).filter(({ matter }) => !isHeldBack(matter))
  console.log(`\nthe same matters without titles, recall: ${found.map(({ matter, recall }) => `${matter}${percent(recall)}`).join(', ')}; lowest precision ${percent(Math.min(...found.map(({ precision }) => precision)))}`)
}

/** As it would have been day by day: which message of a matter raised the first warning, and how much was still to come. */
function warnings(all: readonly Message[]): void {
  const topics = openTopics()
  const warned = new Map<Topic, { after: number; at: number }>()
  let alarms = 0
  for (const message of all.toSorted((a, b) => a.at - b.at)) {
    const topic = addMessage(topics, message)
    if (warned.has(topic) || !earlyWarning(topic.members.map((number) => topics.known.messages[number]!), message.at)) continue
    warned.set(topic, { after: topic.members.length, at: message.at })
    alarms++
  }
  console.log(`\nplayed back in order from nothing: ${alarms} first warnings`)
  for (const [topic, { after, at }] of [...warned].filter(([{ members }]) => members.length >= 9).sort(([a], [b]) => b.members.length - a.members.length)) {
    const last = topics.known.messages[topic.members.at(-1)!]!.at
    console.log(`  ${(foundIn(idsOf(topics, topic))?.matter ?? topic.id).padEnd(22)} warned at message ${after} of ${topic.members.length}, ${Math.round((last - at) / 86_400_000)} days before the last`)
  }
}

function nearDuplicates(all: readonly Message[]): void {
  console.log('\nnear-duplicates, 300 judged pairs: precision, recall at the threshold that is best on 120 others')
  const ours = likenessAmong(all)
  const report = (name: string, likeness: (one: Message, other: Message) => number, threshold = bestOnPractice(likeness)) => {
    const { precision, recall } = judgedBy(likeness, byId, 'held')(threshold)
    console.log(`  ${name.padEnd(28)} ${percent(precision)} ${percent(recall)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}  from ${threshold.toFixed(2)}`)
  }
  report('ours', ours, LIKELY)
  report('pairs in common (Jaccard)', overlap)
  report('simhash, 64 bits', simhash)
}

function bestOnPractice(likeness: (one: Message, other: Message) => number): number {
  const at = judgedBy(likeness, byId, 'practice')
  const f1 = (threshold: number) => {
    const { precision, recall } = at(threshold)
    return precision + recall ? (2 * precision * recall) / (precision + recall) : 0
  }
  return Array.from({ length: 100 }, (_, i) => i / 100).reduce((best, threshold) => (f1(threshold) > f1(best) ? threshold : best), 0)
}

/** Messages made of the sentences of several real ones, so that words are as common as they would be among so many. */
function atScale(all: readonly Message[]): void {
  let seed = 11
  const pick = (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * most)
  }
  const sentences = all.map(({ text }) => text.split(/(?<=[。！？；])/))
  const made = Array.from({ length: Math.max(0, SIZE - all.length) }, (_, n): Message => {
    const [one, other, third] = [pick(all.length), pick(all.length), pick(all.length)]
    const [head, tail] = [titleOf(all[one]!), titleOf(all[other]!)]
    const from = (i: number) => sentences[i]!.filter(() => pick(2) === 0).join('')
    return { id: `made${n}`, who: `made${pick(SIZE)}`, at: all[one]!.at + pick(86_400_000), title: head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.ceil(tail.length / 2)), text: from(one) + from(other) + from(third) }
  })
  const opened = timed(() => openTopics([...made, ...all.slice(1000)]))
  console.log(`\n${opened.result.topicOf.length} messages opened in ${opened.seconds} s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB in all`)
  const [asked, added] = [[] as number[], [] as number[]]
  for (const message of all.slice(0, 1000)) {
    asked.push(millisecondsOf(() => similarTo(opened.result.known, read(opened.result.known, message), { most: 5 })))
    added.push(millisecondsOf(() => addMessage(opened.result, message)))
  }
  for (const [name, times] of [['its near-duplicates found', asked], ['its topic found', added]] as const) {
    const sorted = times.toSorted((a, b) => a - b)
    console.log(`  one more message, ${name}: median ${sorted[500]!.toFixed(1)} ms, p95 ${sorted[950]!.toFixed(1)} ms, longest ${sorted[999]!.toFixed(1)} ms`)
  }
}

function timed<T>(work: () => T): { result: T; seconds: string; processor: string } {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, seconds: ((performance.now() - start) / 1000).toFixed(1), processor: ((user + system) / 1e6).toFixed(1) }
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function idsOf(topics: Topics, { members }: Topic): string[] {
  return members.map((number) => topics.known.messages[number]!.id)
}
