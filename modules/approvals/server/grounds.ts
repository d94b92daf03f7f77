import type { Ground } from '../contract.ts'
import type { Life } from './certificates/certificate-row.ts'

const LAW = '《中华人民共和国行政许可法》'

/** 依职权处理证照: what each ground leads to (行政许可法 art. 69, 70), and what its paper says of it. */
export const GROUND: Record<Ground, { to: Extract<Life, 'revoke' | 'cancel' | 'suspend' | 'resume'>; zh: string; en: string; law: string }> = {
  granted_wrongly: { to: 'revoke', zh: '准予决定违法', en: 'it was granted unlawfully', law: `准予该证照的决定违反法定职权、程序或者条件，依照${LAW}第六十九条第一款` },
  deceit: { to: 'revoke', zh: '以欺骗、贿赂等不正当手段取得', en: 'it was got by deceit', law: `该证照以欺骗、贿赂等不正当手段取得，依照${LAW}第六十九条第二款` },
  expired: { to: 'cancel', zh: '有效期届满未延续', en: 'its time is over and it was not renewed', law: `该证照有效期届满未延续，依照${LAW}第七十条第一项` },
  holder_ended: { to: 'cancel', zh: '持证人死亡、丧失行为能力或者依法终止', en: 'its holder has died or ended', law: `持证人死亡、丧失行为能力或者依法终止，依照${LAW}第七十条第二项、第三项` },
  impossible: { to: 'cancel', zh: '因不可抗力无法实施', en: 'what it permits has become impossible', law: `因不可抗力导致许可事项无法实施，依照${LAW}第七十条第五项` },
  cancel_by_law: { to: 'cancel', zh: '法律、法规规定应当注销的其他情形', en: 'a law says so', law: `属于法律、法规规定应当注销的情形，依照${LAW}第七十条第六项` },
  suspend_by_law: { to: 'suspend', zh: '依法暂停', en: 'a law says so', law: '依照前述法律、法规的规定' },
  put_right: { to: 'resume', zh: '暂停的原因已经消除', en: 'the ground for the suspension is gone', law: '暂停的原因已经消除' },
}
