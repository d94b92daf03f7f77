import { Button, Dropdown, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { SnippetsOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Template } from '../setup.ts'
import { fillKnown, gapsIn, nextGap, piecesOf } from './gaps.ts'

type Props = {
  id: string; label: string; value: string; max: number; rows?: number | undefined; invalid?: boolean | undefined; placeholder?: string
  templates?: Template[]; known?: Record<string, string | null | undefined>; describedBy?: string | undefined; onChange: (value: string) => void
}

/** Text that grows with what is written, with templates to start from and their gaps in plain sight. */
export function TextField({ id, label, value, max, rows = 3, invalid, placeholder, templates = [], known = {}, describedBy, onChange }: Props) {
  const area = useRef<TextAreaRef>(null)
  const gaps = gapsIn(value)
  const jump = (from: number, text = value) => {
    const gap = nextGap(text, from)
    const field = area.current?.resizableTextArea?.textArea
    if (!gap || !field) return
    field.focus()
    field.setSelectionRange(gap.start, gap.end)
  }
  const insert = (template: Template) => {
    const text = fillKnown(template.text, known)
    const next = value.trim() === '' ? text : `${value.trimEnd()}\n${text}`
    onChange(next)
    setTimeout(() => jump(Math.max(0, next.length - text.length), next))
  }
  return (
    <div className="text-field">
      {templates.length > 0 && (
        <Dropdown trigger={['click']} menu={{ className: 'templates', items: templates.map((template) => ({ key: template.id, label: <div className="template"><b>{template.title}</b><span>{template.text}</span></div>, onClick: () => insert(template) })) }}>
          <Button size="small" type="text" className="text-template" icon={<SnippetsOutlined />}>{t('模板', 'Templates')}</Button>
        </Dropdown>
      )}
      <div className="text-layers">
        <div className="text-behind" aria-hidden="true">{piecesOf(value).map((piece, i) => (piece.gap ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>))}{'\n'}</div>
        <Input.TextArea
          ref={area} id={id} aria-label={label} value={value} autoSize={{ minRows: rows, maxRows: 16 }} status={invalid ? 'error' : ''} placeholder={placeholder ?? ''}
          {...(describedBy ? { 'aria-describedby': describedBy } : {})}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            // Tab walks the gaps that are still ahead, as in a form, and then goes on.
            const from = event.currentTarget.selectionEnd
            if (event.key !== 'Tab' || event.shiftKey || gapsIn(value.slice(from)).length === 0) return
            event.preventDefault()
            jump(from)
          }}
        />
      </div>
      {gaps.length > 0 && <p className="text-gaps">{t(`还有 ${gaps.length} 处要填：`, `${gaps.length} gaps to fill: `)}{[...new Set(gaps)].map((gap) => <button key={gap} type="button" onClick={() => jump(value.indexOf(`{${gap}}`))}>{gap}</button>)}<span>{t('按 Tab 跳到下一处', 'Tab jumps to the next')}</span></p>}
      {[...value].length > max * 0.9 && <p className="text-count">{[...value].length} / {max}</p>}
    </div>
  )
}
