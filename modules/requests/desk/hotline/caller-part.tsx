import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { ago } from '#apps/desk/kit/moments.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { useView } from '../ask.ts'
import { StateTag } from '../states.tsx'

/** Who calls, and what they asked before: nobody has to tell it twice. */
export function CallerPart({ phone }: { phone: string | null }) {
  const { data, isPending, error } = useView('caller', { phone: phone ?? '' }, { enabled: phone !== null })
  if (phone === null) return <p className="caller-none">{t('输入号码后，这里会列出对方以前的诉求。', 'Earlier requests appear once the number is in.')}</p>
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  if (error) return <Trouble error={error} />
  if (data.total === 0) return <p className="caller-none">{t('第一次来电', 'First call')}</p>
  return (
    <>
      <p className="caller-name"><b>{data.name ?? t('未留姓名', 'No name given')}</b> {t(`共 ${data.total} 件诉求`, `${data.total} requests`)}</p>
      <ul className="caller-cases">
        {data.cases.map((one) => (
          <li key={one.id}>
            <Link to="/case/$id" params={{ id: one.id }} target="_blank">{one.summary}</Link>
            <p><StateTag state={one.state} /><span>{[one.number, one.unitName, ago(one.openedAt)].join(' · ')}</span></p>
          </li>
        ))}
      </ul>
    </>
  )
}
