import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { classify } from '../text/classify.ts'
import { featuresOf } from '../text/features.ts'
import { type Example, learn } from '../text/learn.ts'
import { type Model, pack, unpack } from '../text/model.ts'
import { scoresOf } from '../text/scores.ts'

/** Learning takes seconds of processor: it has a thread of its own, so that nobody waits for an answer meanwhile. */

export type Lesson = { learned: readonly Example[]; held: readonly Example[]; present: Uint8Array | undefined }
/** Macro-F1 on the held-back messages, of what was learned now and of what is there. */
export type Learned = { file: Uint8Array; score: number; before: number | null } | null

// Whoever sends a request goes first. A priority is a thread's own on Linux, and the whole server's elsewhere.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

const { learned, held, present } = workerData as Lesson
const truths = held.map(({ label }) => label)
const scoreOf = (model: Model) => scoresOf(truths, held.map(({ text }) => classify(model, featuresOf(text))[0]!.label)).macroF1

const model = learn(learned)
const there = present && unpack(present)
parentPort!.postMessage((model ? { file: pack(model), score: scoreOf(model), before: there ? scoreOf(there) : null } : null) satisfies Learned)
