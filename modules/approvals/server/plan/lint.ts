import { lintContent } from './lint-content.ts'
import { lintLaw } from './lint-law.ts'
import { lintRules } from './lint-rules.ts'
import { lintSteps } from './lint-steps.ts'
import type { Lint, Linted } from './linted.ts'

/** All that an official should know about a one-thing before it is published. */
export const lint = (the: Linted): Lint[] => [...lintContent(the), ...lintRules(the), ...lintSteps(the), ...lintLaw(the)]
