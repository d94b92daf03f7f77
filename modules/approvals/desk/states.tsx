import { say, words } from '#apps/desk/kit/words.ts'
import '#apps/desk/kit/marks.css'

type Tone = 'sea' | 'amber' | 'green' | 'grey' | 'plum' | 'red'

/** Tone is never the only sign: the word stands beside it. */
const STATES: Record<string, { name: ReturnType<typeof words>; tone: Tone }> = {
  submitted: { name: words('待预审', 'To review'), tone: 'amber' },
  supplementing: { name: words('补正中', 'With the applicant'), tone: 'grey' },
  in_progress: { name: words('并联审批', 'Under way'), tone: 'sea' },
  ready: { name: words('待出件', 'To issue'), tone: 'plum' },
  issued: { name: words('已出件', 'Issued'), tone: 'green' },
  concluded: { name: words('已办结', 'Concluded'), tone: 'green' },
  declined: { name: words('不予受理', 'Not accepted'), tone: 'grey' },
  refused: { name: words('不予许可', 'Refused'), tone: 'red' },
  withdrawn: { name: words('已撤回', 'Withdrawn'), tone: 'grey' },
}
export const STATE_IDS = Object.keys(STATES)
export const stateName = (state: string) => (STATES[state] ? say(STATES[state].name) : state)

export function StateTag({ state }: { state: string }) {
  return <span className={`tag tag-${STATES[state]?.tone ?? 'grey'}`}>{stateName(state)}</span>
}

const BRANCH_TONES: Record<string, Tone> = { working: 'sea', stopped: 'grey', granted: 'green', refused: 'red', void: 'grey' }
export const BranchTag = ({ state, name }: { state: string; name: string }) => <span className={`tag tag-${BRANCH_TONES[state] ?? 'grey'}`}>{name}</span>

const WAYS = { form: words('表单数据替代', 'said by the form'), result: words('本次同时办出', 'made by this application'), certificate: words('电子证照', 'certificate'), register: words('部门数据核验', 'register'), promise: words('告知承诺', 'promise'), upload: words('上传', 'upload'), later: words('容缺后补', 'to follow') }
export const wayName = (by: string) => (by in WAYS ? say(WAYS[by as keyof typeof WAYS]) : by)

const TODO = { opinion: words('预审', 'review'), step: words('环节', 'step'), consult: words('被征求意见', 'asked'), decision: words('决定', 'decide') }
export const todoName = (what: string) => (what in TODO ? say(TODO[what as keyof typeof TODO]) : what)

const OUTCOMES: Record<string, { name: ReturnType<typeof words>; tone: Tone }> = {
  pass: { name: words('符合', 'Passed'), tone: 'green' }, fail: { name: words('不符合', 'Not passed'), tone: 'red' }, put_right: { name: words('需整改', 'To put right'), tone: 'amber' },
}
export const OutcomeTag = ({ outcome }: { outcome: string }) => <span className={`tag tag-${OUTCOMES[outcome]?.tone ?? 'grey'}`}>{OUTCOMES[outcome] ? say(OUTCOMES[outcome].name) : outcome}</span>
