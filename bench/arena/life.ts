import { caseIdAt } from '#kernel/case/case-id.ts'
import type { Client } from './client.ts'
import type { Tokens } from './people.ts'

/** A category whose lead is a bureau and whose answer needs no second person. */
const CATEGORY = process.env['BENCH_CATEGORY'] ?? 'M0101'
const TEXT = '香港中路与山东路路口往东第二盏路灯已经坏了三天,晚上老人走路看不清台阶,上周有人在这里摔倒。请尽快派人来修,谢谢。我的电话可以随时联系。'

export const submission = () => ({
  id: caseIdAt(new Date()), section: 'livelihood', category: CATEGORY, text: TEXT.repeat(2),
  place: { lng: 120.38 + Math.random() * 0.02, lat: 36.062 + Math.random() * 0.004, address: '香港中路 76 号' },
})

async function expectOk(answer: Promise<{ status: number; body: any }>) {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status} ${body.code}`)
  return body as { id: string }
}

export const submitOne = (client: Client, tokens: Tokens, n: number) =>
  expectOk(client.call('POST', '/api/requests/submit', tokens.residents[n % tokens.residents.length]!, submission()))

/** Submit, dispatch, sign, reply, rate. */
export async function liveOne(client: Client, tokens: Tokens, n: number) {
  const { id } = await submitOne(client, tokens, n)
  const post = (verb: string, token: string, body: object) => expectOk(client.call('POST', `/api/requests/${verb}`, token, { caseId: id, ...body }))
  await post('dispatch', tokens.dispatcher, { lead: LEAD, assist: [], why: '压测' })
  await post('sign_for', tokens.handlers[LEAD]!, {})
  await post('answer', tokens.handlers[LEAD]!, { handling: '现场查看,更换灯头', answer: '您好,您反映的路灯已于今日修复,感谢您的监督。', solved: true })
  await post('rate', tokens.residents[n % tokens.residents.length]!, { solved: true, satisfaction: 'satisfied' })
}
const LEAD = 'bureau-enforcement'
