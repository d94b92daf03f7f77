import { beginDraft } from '#resident/kit/drafts.ts'
import type { Refusal } from '#resident/kit/refusal.ts'

/** It was sent before and kept, though no answer came; what was changed since was not taken in. */
export const wasKept = (refusal: Refusal | undefined): boolean => refusal?.code === 'sent_before'

/** What was written stands ready to be sent as something more. */
export const sayMore = (caseId: string, text: string): void => beginDraft(`requests.add_words.${caseId}`, { text })
