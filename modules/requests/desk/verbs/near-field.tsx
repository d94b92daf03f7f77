import { Input, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { useLate } from '#apps/desk/kit/use-late.ts'
import { t } from '#apps/desk/kit/words.ts'
import { useView, type CaseScreen } from '../ask.ts'
import { SimilarLine } from '../case/similar-line.tsx'

type Props = { kase: CaseScreen; label: string; value: string | undefined; onChange: (id: string) => void }

/** Which case to merge into: those like it near by, or one found by its number. */
export function NearField({ kase, label, value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const text = useLate(typed.trim(), 300)
  const { place, line } = kase
  const near = useView('similar', { text: kase.text, ...(place ? { lng: place.lng, lat: place.lat } : {}), ...(line.address ? { address: line.address } : {}), ...(line.category ? { category: line.category } : {}), except: line.id }, { enabled: text === '' })
  const found = useView('worklist', { list: 'all', text, open: true, limit: 8 }, { enabled: text !== '' })
  const choices = text === ''
    ? (near.data?.similar ?? [])
    : (found.data?.lines ?? []).filter((one) => one.id !== line.id).map((one) => ({ id: one.id, number: one.number, summary: one.summary, state: one.state, address: one.address, openedAt: one.openedAt, metres: null, joined: one.joined, likeness: 0, why: [] }))
  const waiting = text === '' ? near.isPending : found.isPending
  return (
    <div className="near-field">
      <Input allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('相似的都在下面；也可输入编号或关键词查找', 'Similar ones are below; or look for a number or words')} aria-label={t('查找诉求', 'Look for a case')} />
      {waiting ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : choices.length === 0 ? <p className="near-none">{t('没有找到合适的诉求', 'None found')}</p> : (
        <Radio.Group aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value as string)} className="near-choices">
          {choices.map((one) => <Radio key={one.id} value={one.id}><SimilarLine one={one} /></Radio>)}
        </Radio.Group>
      )}
    </div>
  )
}
