import { expect, test } from 'vitest'
import { aboutness, checkAnswer } from './check-answer.ts'

const ASKED = '闽江路 18 号楼下烧烤店每天营业到凌晨两点，油烟直接排到居民楼。请问这家店有没有办理油烟净化手续？什么时候能安装净化设备？'
const GOOD =
  '您好！您反映的闽江路 18 号楼下烧烤店油烟扰民一事，我局于 11 月 20 日到现场核查。该店未安装油烟净化设备，违反《山东省大气污染防治条例》第六十二条，已责令其于 11 月 30 日前安装净化设备，安装前不得营业。如有疑问请致电 0532-88665544，感谢您的监督。'

const found = (asked: string, answer: string) => checkAnswer(asked, answer).map(({ check, weight, in: where, start, end }) => [check, weight, (where === 'asked' ? asked : answer).slice(start, end)])

test('an answer that takes up every question, says what was found, and by when, has nothing to mend', () => {
  expect(found(ASKED, GOOD)).toEqual([])
})

test('to ask when and to be told no time is not to be answered; the question is quoted', () => {
  const answer = '您好！闽江路 18 号楼下烧烤店的油烟问题已现场核查，该店未办理油烟净化手续，已责令安装净化设备。'
  expect(found(ASKED, answer)).toEqual([['addresses', 'fault', '什么时候能安装净化设备？']])
})

test('the answer to another case', () => {
  expect(found(ASKED, '您好！经核查，宁夏路公交站牌已经更换，感谢您的关注。')).toContainEqual(['addresses', 'fault', ASKED])
})

test('a question that the answer passes over is quoted; one that is asked of the world is not', () => {
  const asked = `${ASKED}社区食堂何日重新开张供应午餐，老人可否登记？难道就没有人管了吗？`
  expect(found(asked, GOOD)).toEqual([['addresses', 'doubt', '社区食堂何日重新开张供应午餐，老人可否登记？']])
})

test('to pass it on is no answer, and that is said once', () => {
  expect(found(ASKED, '您好，您反映的问题已转至区综合行政执法局，请耐心等待。')).toEqual([['complete', 'fault', '您好，您反映的问题已转至区综合行政执法局，请耐心等待。']])
  expect(found(ASKED, '')).toEqual([['complete', 'fault', '']])
})

test('soon is no date', () => {
  const answer = `${GOOD}我局将尽快对周边店铺进一步加强巡查。`
  expect(found(ASKED, answer)).toEqual([['complete', 'doubt', '我局将尽快对周边店铺进一步加强巡查。']])
  expect(found(ASKED, answer.replace('尽快', '于 12 月 5 日前'))).toEqual([])
})

test('no needs its why, and a rule its name', () => {
  const asked = '申请在江西路增设停车位，可以吗？'
  expect(found(asked, '您好！经现场勘查，江西路无法增设停车位。感谢理解。')).toEqual([['explains', 'doubt', '经现场勘查，江西路无法增设停车位。']])
  expect(found(asked, '您好！经现场勘查，江西路宽度为 6 米，因单行道不足规定宽度，无法增设停车位。感谢理解。')).toEqual([])
  expect(found(asked, '您好！经现场勘查，根据有关规定，江西路不予增设停车位。感谢理解。')).toEqual([['explains', 'doubt', '经现场勘查，根据有关规定，江西路不予增设停车位。']])
})

test('hurting words and a missing greeting', () => {
  expect(found(ASKED, GOOD.replace('感谢您的监督。', '请不要再打电话。'))).toEqual([['polite', 'fault', '如有疑问请致电 0532-88665544，请不要再打电话。']])
  expect(found(ASKED, GOOD.replace('您好！', '').replace('，感谢您的监督', ''))).toEqual([['polite', 'doubt', expect.stringContaining('您反映的闽江路')]])
})

test('an office has a telephone; a mobile number, an identity number, a plate and a name are somebody’s', () => {
  expect(found(ASKED, `${GOOD}店主王建国先生，手机 13912345678，车牌鲁B12345，身份证 370202199001011234。`).filter(([check]) => check === 'private')).toEqual([
    ['private', 'doubt', '王建国'], ['private', 'fault', '13912345678'], ['private', 'fault', '鲁B12345'], ['private', 'fault', '370202199001011234'],
  ])
})

test('how far an answer is about it', () => {
  expect(aboutness(ASKED, GOOD)).toBeGreaterThan(0.2)
  expect(aboutness(ASKED, '宁夏路公交站牌已经更换。')).toBe(0)
})
