import type { Words } from '#kernel/contract.ts'
import { Refused } from '#kernel/refusal.ts'
import type { Outcome } from './look-up.ts'

type Missing = { fields: readonly string[]; materials: readonly string[] }

/** What a person is told when a register could not fill something in: what happened, and what to do. */
export function afterFailure(register: { name: string; en: string; owner: string; ownerEn: string }, why: Outcome | Refused, missing: Missing): { outcome: Outcome; says: Words; again: boolean } {
  const by = byHand(missing)
  if (why instanceof Refused) return { outcome: 'refused', again: why.code === 'too_often', says: { zh: `${why.in('zh')}。`, en: `${why.in('en')}.` } }
  const [zh, en] = happened[why]
  const again = why === 'slow' || why === 'unavailable' || why === 'asking'
  return {
    outcome: why, again,
    says: {
      zh: `“${register.name}”（${register.owner}）${zh}。${again ? `可以过几分钟再试；急办的话，请${by.zh}。` : `请${why === 'not_found' ? '先核对填写的号码；没有错的话，请' : ''}${by.zh}。`}`,
      en: `${register.en} (${register.ownerEn}) ${en}. ${again ? `You can try again in some minutes; if it is urgent, please ${by.en}.` : `Please ${why === 'not_found' ? 'check the number first; if it is right, ' : ''}${by.en}.`}`,
    },
  }
}

const happened: Record<Outcome, [zh: string, en: string]> = {
  found: ['没有载明其中部分内容', 'does not say all of it'],
  not_found: ['没有查到记录', 'has no such record'],
  slow: ['没有及时答复', 'did not answer in time'],
  unavailable: ['暂时无法查询', 'cannot be asked at the moment'],
  asking: ['没有答复', 'has not answered'],
  refused: ['没有同意这次查询', 'declined the question'],
}

function byHand({ fields, materials }: Missing): Words {
  const zh = [...(fields.length ? ['手工填写相关内容'] : []), ...(materials.length ? ['上传相应材料'] : [])]
  const en = [...(fields.length ? ['fill it in by hand'] : []), ...(materials.length ? ['upload the document instead'] : [])]
  return { zh: zh.join('，并'), en: en.join(' and ') }
}
