import { afterForms } from './after-forms.ts'
import { branchForms } from './branch-forms.ts'
import { reviewForms } from './review-forms.ts'
import type { VerbForm } from './verb-form.ts'

/** In the order of likelihood: the first of these that somebody may use now is the one they most likely came for. */
export const FORMS: readonly VerbForm[] = [...reviewForms, ...branchForms, ...afterForms]
