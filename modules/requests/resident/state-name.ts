import type { Language } from '#resident/kit/settings.ts'

const ENGLISH: Record<string, string> = {
  submitted: 'Received', declined: 'Not accepted', dispatched: 'Handed over', in_progress: 'Being handled', awaiting_resident: 'Waiting for you', objected: 'Finding who is in charge',
  awaiting_approval: 'Answer being checked', answered: 'Answered', concluded: 'Closed', withdrawn: 'Withdrawn', merged: 'Joined with others',
}

/** The office names the state in Chinese; its identifier is stable, so that English can name it too. */
export const stateIn = (language: Language, { state, stateName }: { state: string; stateName: string }): string => (language === 'en' && ENGLISH[state]) || stateName
