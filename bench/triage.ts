import { classify, type Suggestion } from '#modules/triage/text/classify.ts'
import { featuresOf } from '#modules/triage/text/features.ts'
import { partsOf } from '#modules/triage/text/keep-together.ts'
import { labelledMessages, wholeMessages } from '#modules/triage/text/labelled.fixtures.ts'
import { learn } from '#modules/triage/text/learn.ts'
import { pack, unpack } from '#modules/triage/text/model.ts'
import { scoresOf } from '#modules/triage/text/scores.ts'

const PARTS = 5
const messages = labelledMessages()
if (!messages) process.exit(0)

const whole = wholeMessages()
const parts = partsOf(messages.map(({ text }) => text), PARTS)
const answers: Suggestion[] = []
const answersToWhole: { truth: string; answer: string }[] = []
for (let part = 0; part < PARTS; part++) {
  const model = learn(messages.filter((_, i) => parts[i] !== part))!
  messages.forEach(({ text, label }, i) => {
    if (parts[i] !== part) return
    answers[i] = classify(model, featuresOf(text))[0]!
    const sent = whole.get(i)
    if (sent !== undefined) answersToWhole.push({ truth: label, answer: classify(model, featuresOf(sent))[0]!.label })
  })
}

const { macroF1, accuracy, byClass } = scoresOf(messages.map(({ label }) => label), answers.map(({ label }) => label))
console.log(`First-level category of ${messages.length} real messages, ${PARTS} parts, near-duplicates in one part`)
console.log(`macro-F1 ${macroF1.toFixed(4)}, accuracy ${accuracy.toFixed(4)}\n`)
console.table(Object.fromEntries([...byClass].map(([label, { precision, recall, f1, count }]) => [label, { precision: precision.toFixed(3), recall: recall.toFixed(3), f1: f1.toFixed(3), count }])))

const asSent = scoresOf(answersToWhole.map(({ truth }) => truth), answersToWhole.map(({ answer }) => answer))
console.log(`${answersToWhole.length} of them as they were sent: macro-F1 ${asSent.macroF1.toFixed(4)}\n`)

const EDGES = [0, 0.5, 0.7, 0.9, 0.97, 1.01]
console.table(EDGES.slice(1).map((to, i) => {
  const from = EDGES[i]!
  const these = messages.flatMap(({ label }, at) => (answers[at]!.confidence >= from && answers[at]!.confidence < to ? [{ said: answers[at]!.confidence, right: Number(answers[at]!.label === label) }] : []))
  const mean = (all: number[]) => (all.reduce((sum, one) => sum + one, 0) / (all.length || 1)).toFixed(3)
  return { 'confidence from': from, messages: these.length, said: mean(these.map(({ said }) => said)), right: mean(these.map(({ right }) => right)) }
}))

const training = messages.filter((_, i) => i % 28 !== 0)
const began = process.cpuUsage()
const model = learn(training)!
const trained = process.cpuUsage(began)
const file = pack(model)
const again = unpack(file)!
const start = process.cpuUsage()
for (const { text } of messages) classify(again, featuresOf(text))
const { user, system } = process.cpuUsage(start)
console.log(`learning from ${training.length} messages: ${((trained.user + trained.system) / 1e6).toFixed(1)} s of processor, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most (the whole run)`)
console.log(`classifying: ${Math.round(messages.length / ((user + system) / 1e6))} messages per second of processor; model file ${(file.length / 2 ** 20).toFixed(1)} MiB`)
