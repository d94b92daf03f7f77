import { say, words } from '#apps/desk/kit/words.ts'
import '#apps/desk/kit/marks.css'

/** Tone is never the only sign: the word stands beside it. */
const STATES: Record<string, { name: ReturnType<typeof words>; tone: 'sea' | 'amber' | 'green' | 'grey' | 'plum' }> = {
  submitted: { name: words('待派单', 'To dispatch'), tone: 'amber' },
  declined: { name: words('不予受理', 'Not accepted'), tone: 'grey' },
  dispatched: { name: words('待签收', 'To be signed for'), tone: 'sea' },
  in_progress: { name: words('办理中', 'Being handled'), tone: 'sea' },
  awaiting_resident: { name: words('待群众补充', 'Waiting for the resident'), tone: 'grey' },
  objected: { name: words('退单待裁', 'Return to be decided'), tone: 'plum' },
  awaiting_approval: { name: words('答复待审', 'Answer to be approved'), tone: 'plum' },
  answered: { name: words('待回访', 'To be called back'), tone: 'amber' },
  concluded: { name: words('已办结', 'Concluded'), tone: 'green' },
  withdrawn: { name: words('已撤回', 'Withdrawn'), tone: 'grey' },
  merged: { name: words('已并案', 'Merged'), tone: 'grey' },
}

export const STATE_IDS = Object.keys(STATES)
export const stateName = (state: string) => (STATES[state] ? say(STATES[state].name) : state)

export function StateTag({ state }: { state: string }) {
  return <span className={`tag tag-${STATES[state]?.tone ?? 'grey'}`}>{stateName(state)}</span>
}

const SATISFACTIONS: Record<string, ReturnType<typeof words>> = {
  satisfied: words('满意', 'Satisfied'),
  fair: words('基本满意', 'Fair'),
  dissatisfied: words('不满意', 'Dissatisfied'),
}
export const satisfactionName = (id: string) => (SATISFACTIONS[id] ? say(SATISFACTIONS[id]) : id)

const CHANNELS: Record<string, ReturnType<typeof words>> = {
  wechat: words('微信小程序', 'WeChat'), web: words('网页', 'Web'), hotline: words('12345 来电', '12345 call'),
  open311: words('Open311', 'Open311'), import: words('批量转入', 'Imported'),
}
export const channelName = (id: string) => (CHANNELS[id] ? say(CHANNELS[id]) : id)

const SECTIONS: Record<string, ReturnType<typeof words>> = {
  livelihood: words('民生', 'Daily life'), development: words('发展', 'Business'), enforcement: words('执法', 'Enforcement'),
}
export const sectionName = (id: string) => (SECTIONS[id] ? say(SECTIONS[id]) : id)
