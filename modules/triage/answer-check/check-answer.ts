import { personalDataIn } from '#kernel/identity/personal-data.ts'
import { type Demand, demandsOf, GIVES, type Wanted } from './demands.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { termsOf } from './terms.ts'

export type Check = 'addresses' | 'complete' | 'explains' | 'polite' | 'private'

/** One point to look at, with the words that it is about: of the request where `in` is `asked`, else of the answer. */
export type Point = { check: Check; weight: 'fault' | 'doubt'; zh: string; en: string; in: 'asked' | 'answer'; start: number; end: number }

/**
 * Looks an answer over before somebody approves it: whether it takes up what was asked, is complete, explains, is polite, and
 * keeps personal data to itself. It advises; people decide. What it finds is worded for whoever wrote the answer.
 */
export function checkAnswer(asked: string, answer: string): Point[] {
  const sentences = sentencesOf(answer)
  if (sentences.length === 0) return [{ check: 'complete', weight: 'fault', zh: '答复没有内容', en: 'The answer is empty', in: 'answer', start: 0, end: answer.length }]
  const unfinished = complete(answer, sentences)
  // What was only passed on answers nothing yet: to say so once is enough.
  const astray = unfinished.some(({ weight }) => weight === 'fault') ? [] : addresses(asked, answer)
  return [...astray, ...unfinished, ...explains(sentences), ...polite(answer, sentences), ...keepsPrivate(answer)]
}

/** Below this, an answer is about something else. */
const ABOUT_IT = 0.04
/** A question of fewer terms says too little of itself to be looked for. */
const SAYS_ENOUGH = 4

/** How far an answer is about what was asked, 0 to 1: the cosine of their terms. */
export function aboutness(asked: string, answer: string): number {
  const [wanted, given] = [termsOf(asked), termsOf(answer)]
  return shared(wanted, given) / Math.sqrt(wanted.size * given.size || 1)
}

const shared = (wanted: ReadonlySet<string>, given: ReadonlySet<string>) => [...wanted].filter((term) => given.has(term)).length

const WANTED: Record<Wanted, { zh: string; en: string }> = {
  when: { zh: '问的是时间，答复里没有时间', en: 'It asks when, and the answer names no time' },
  how_much: { zh: '问的是数额，答复里没有数字', en: 'It asks how much, and the answer has no figure' },
  why: { zh: '问的是原因，答复里没有说明原因', en: 'It asks why, and the answer gives no reason' },
  where: { zh: '问的是地点，答复里没有地点', en: 'It asks where, and the answer names no place' },
  telephone: { zh: '问的是电话，答复里没有电话', en: 'It asks for a telephone number, and the answer has none' },
}

function addresses(asked: string, answer: string): Point[] {
  const at = ({ start, end }: Sentence) => ({ check: 'addresses', in: 'asked', start, end }) as const
  const demands = demandsOf(asked)
  const given = termsOf(answer)
  if (aboutness(asked, answer) < ABOUT_IT) return [{ check: 'addresses', weight: 'fault', zh: '答复没有提到所反映的事情，请核对是否答错了件', en: 'The answer mentions nothing of what was reported: is it for another case?', in: 'asked', start: 0, end: asked.length }]
  return demands.flatMap((demand: Demand): Point[] => {
    const missing = demand.wants.find((wants) => !GIVES[wants].test(answer))
    if (missing) return [{ ...at(demand), weight: 'fault', ...WANTED[missing] }]
    const terms = termsOf(demand.text)
    if (terms.size >= SAYS_ENOUGH && shared(terms, given) === 0) return [{ ...at(demand), weight: 'doubt', zh: '这一问似乎没有回答', en: 'This question seems to be unanswered' }]
    return []
  })
}

const PASSED_ON = /已?(?:转交?|转至|转给|转办|移交|交办|交由|批转)|耐心等待|已收悉[，。！]?$|(?:直接|自行)(?:向|与|到|去).{2,20}(?:咨询|联系|反映)/
const FOUND = /经(?:现场|实地|我|初步)?[^，。]{0,8}(?:核实|查|调查|核查|了解|勘查|沟通|协调|研究)|现场|已(?:经)?(?!收悉|转|交)[^，。]{1,20}(?:完成|整改|处理|修复|清理|拆除|查处|办理|联系|安装|恢复|要求|责令|约谈|立案|纳入|列入|启动)|查(?:明|实)|答复如下|回复如下|情况如下|规定|政策|办法|条件|流程|材料/
const VAGUE = /尽快|近期|适时|择机|早日|逐步|积极推进|加快推进|进一步(?:加强|研究|协调)|下一步(?:将|我)/
/** Without greeting and thanks, an answer of fewer characters than this can hardly say what was found. */
const SHORT = 60

function complete(answer: string, sentences: readonly Sentence[]): Point[] {
  const at = ({ start, end }: Sentence) => ({ check: 'complete', in: 'answer', start, end }) as const
  const passedOn = sentences.find(({ text }) => PASSED_ON.test(text))
  const saysFound = sentences.some(({ text }) => text !== passedOn?.text && FOUND.test(text))
  if (!saysFound && (passedOn || answer.length < SHORT)) {
    return [{ ...at(passedOn ?? sentences[0]!), weight: 'fault', zh: passedOn ? '只说了转办或等待，没有核实的情况和办理结果' : '没有核实的情况，也没有办理结果', en: passedOn ? 'It only passes the matter on: nothing was found or done' : 'It says neither what was found nor what was done' }]
  }
  const promises = sentences.filter(({ text }) => VAGUE.test(text) && !GIVES.when.test(text))
  return promises.slice(-1).map((sentence) => ({ ...at(sentence), weight: 'doubt', zh: '请写明到什么时候、由谁办', en: 'Say by when, and who does it' }))
}

const REFUSES = /不予|无法|不能(?!够)|不符合|不属于|没有权限|不在.{1,20}范围|不支持|不具备|不满足|未(?:被|能)批准|暂不/
const REASON = /因|由于|鉴于|根据|依据|依照|按照|规定|《|第.{1,4}条|属于|文件|政策|为了|才能|需先|需要先/
const UNNAMED_RULE = /(?:根据|按照|依据|依照)(?:有关|相关|国家|上级|现行)?(?:有关|相关)?(?:规定|政策|法律法规|文件精神|文件要求)/

function explains(sentences: readonly Sentence[]): Point[] {
  const at = ({ start, end }: Sentence) => ({ check: 'explains', in: 'answer', start, end, weight: 'doubt' }) as const
  return sentences.flatMap((sentence, i): Point[] => {
    const around = [sentences[i - 1], sentence, sentences[i + 1]].map((one) => one?.text ?? '').join('')
    if (UNNAMED_RULE.test(sentence.text) && !/《|〔|\[|第.{1,4}条|号/.test(around)) return [{ ...at(sentence), zh: '请写明是哪个规定、哪一条', en: 'Name the rule and its article' }]
    if (REFUSES.test(sentence.text) && !REASON.test(around)) return [{ ...at(sentence), zh: '说了办不到，没有说为什么', en: 'It says no, and not why' }]
    return []
  })
}

const GREETS = /您好|你好|尊敬|感谢|谢谢|敬礼|歉/
const RUDE = /无理取闹|胡搅蛮缠|不可理喻|无理要求|恶意投诉|与我(?:们|局|单位)无关|不归我们管|爱信不信|早就说过|不要再(?:来|打|投诉|反映|问)|自己想办法|说了多少遍|素质(?:低|差)|刁民|你自己(?:的问题|不)|管不了/

function polite(answer: string, sentences: readonly Sentence[]): Point[] {
  const rude = sentences.filter(({ text }) => RUDE.test(text)).map(({ start, end }): Point => ({ check: 'polite', weight: 'fault', zh: '这句话会伤人，请换一种说法', en: 'This sentence hurts: please put it another way', in: 'answer', start, end }))
  const first = sentences[0]!
  return GREETS.test(answer) ? rude : [...rude, { check: 'polite', weight: 'doubt', zh: '没有称呼和问候', en: 'There is no greeting', in: 'answer', start: first.start, end: first.end }]
}

const PERSONAL: Record<ReturnType<typeof personalDataIn>[number]['kind'], { zh: string; en: string }> = {
  identity: { zh: '这是证件号码，不要写进答复', en: 'This is the number of an identity document: leave it out' },
  phone: { zh: '像是个人手机号；单位电话可以保留', en: 'This looks like somebody’s own telephone; that of an office may stay' },
  plate: { zh: '这是车牌号', en: 'This is a number plate' },
  mail: { zh: '这是邮箱；单位邮箱可以保留', en: 'This is an address of mail; that of an office may stay' },
  account: { zh: '这是聊天账号', en: 'This is somebody’s messenger account' },
  name: { zh: '像是个人姓名，请确认可以写', en: 'This looks like somebody’s name: may it stand here?' },
}

function keepsPrivate(answer: string): Point[] {
  return personalDataIn(answer)
    // An office has a landline; a mobile number is somebody's own.
    .filter(({ kind, start, end }) => kind !== 'phone' || /^[1１]/.test(answer.slice(start, end)))
    .map(({ kind, start, end }) => ({ check: 'private', weight: kind === 'name' || kind === 'mail' ? 'doubt' : 'fault', ...PERSONAL[kind], in: 'answer', start, end }))
}
