import { TeamOutlined } from '@ant-design/icons'
import { ago } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Answered } from '../ask.ts'
import { StateTag } from '../states.tsx'

export type Similar = Answered<'similar'>['similar'][number]

export function SimilarLine({ one }: { one: Similar }) {
  return (
    <span className="similar">
      <span className="similar-summary">{one.summary}</span>
      {one.why.length > 0 && <span className="similar-why">{t('像是同一件事：', 'Likely the same matter: ')}{one.why.join(t('，', ', '))}</span>}
      <span className="similar-under"><StateTag state={one.state} /> {[one.number, one.metres === null ? one.address : t(`相距 ${Math.round(one.metres)} 米`, `${Math.round(one.metres)} m away`), ago(one.openedAt)].filter(Boolean).join(' · ')}{one.joined > 0 && <span className="tag tag-sea"><TeamOutlined aria-hidden /> +{one.joined}</span>}</span>
    </span>
  )
}
