import { BellOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { ago } from '../kit/moments.ts'
import { get, post } from '../kit/transport.ts'
import { useMedia } from '../kit/use-media.ts'
import { t } from '../kit/words.ts'

type Notice = { id: string; caseId: string | null; template: string; title: string; text: string; at: string; readAt: string | null }
type Notices = { notices: Notice[]; unread?: number }

export function Bell() {
  const [open, setOpen] = useState(false)
  const below = useMedia('(max-width: 760px)')
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['notices'], queryFn: () => get<Notices>('/api/kernel/notices'), refetchInterval: 120_000 })
  const read = useMutation({ mutationFn: () => post('/api/kernel/read_notices'), onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }) })
  const notices = data?.notices ?? []
  const unread = data?.unread ?? notices.filter((notice) => !notice.readAt).length

  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement={below ? 'topRight' : 'rightBottom'} destroyOnHidden
      title={<div className="bell-title"><span>{t('消息', 'Notices')}</span>{unread > 0 && <Button type="link" size="small" loading={read.isPending} onClick={() => read.mutate()}>{t('全部已读', 'Mark all read')}</Button>}</div>}
      content={
        notices.length === 0 ? <p className="bell-none">{t('没有消息', 'No notices')}</p> : (
          <ul className="bell-list">
            {notices.slice(0, 30).map((notice) => (
              <li key={notice.id} data-unread={!notice.readAt || undefined}>
                {notice.caseId ? <Link {...placeOf(notice.template, notice.caseId)} onClick={() => setOpen(false)}>{notice.title}</Link> : <b>{notice.title}</b>}
                <p>{notice.text}</p>
                <time dateTime={notice.at}>{ago(notice.at)}</time>
              </li>
            ))}
          </ul>
        )
      }
    >
      <button type="button" className="rail-link" aria-label={unread ? t(`消息，${unread} 条未读`, `Notices, ${unread} unread`) : t('消息', 'Notices')}>
        <Badge count={unread} size="small" offset={[6, 2]}><BellOutlined className="rail-icon" /></Badge>
        <span aria-hidden="true">{t('消息', 'Notices')}</span>
      </button>
    </Popover>
  )
}

/** Each module shows what its notices speak of on a page of its own. */
function placeOf(template: string, id: string) {
  if (template.startsWith('triage.')) return { to: '/topics', search: { warning: id } } as const
  if (template.startsWith('world.')) return { to: '/memories', search: { memory: id } } as const
  return { to: template.startsWith('approvals.') ? '/approvals/$id' : '/case/$id', params: { id } } as const
}
