import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { t } from '#apps/desk/kit/words.ts'

type Props = { id: string; label: string; value: string[]; max: number; wrong: boolean; onChange: (value: string[]) => void }

/** 检查发现: one after the other, as they are seen on the spot. */
export function FindingsField({ id, label, value, max, wrong, onChange }: Props) {
  return (
    <div className="findings-field">
      {value.map((line, n) => (
        <div key={n}>
          <Input.TextArea id={n === 0 ? id : `${id}-${n}`} aria-label={t(`${label} ${n + 1}`, `${label} ${n + 1}`)} value={line} maxLength={max} autoSize={{ minRows: 1, maxRows: 6 }} status={wrong ? 'error' : ''} autoFocus={n > 0 && line === ''} onChange={(event) => onChange(value.with(n, event.target.value))} />
          {value.length > 1 && <Button type="text" icon={<CloseOutlined />} aria-label={t(`去掉第 ${n + 1} 条`, `Remove number ${n + 1}`)} onClick={() => onChange(value.toSpliced(n, 1))} />}
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, ''])}>{t('再记一条', 'One more')}</Button>
    </div>
  )
}
