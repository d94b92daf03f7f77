import { Slot } from '#apps/desk/kit/slots.tsx'
import type { Intro } from './verb-form.ts'

/** Below the answer that is being written. */
export const answerCheckBelow = (verb: string): Intro => ({ kase, values }) => <Slot at="answer" asked={kase.text} answer={String(values['answer'] ?? '')} field={`${verb}-answer`} />
