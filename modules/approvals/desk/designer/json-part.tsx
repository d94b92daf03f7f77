import { Input } from 'antd'
import { useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'

/** The body as it is published, for experts: what cannot be read is not taken over. */
export function JsonPart({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [wrong, setWrong] = useState<string | null>(null)
  const put = (next: string) => {
    setText(next)
    try {
      onChange(JSON.parse(next))
      setWrong(null)
    } catch (error) {
      setWrong((error as Error).message)
    }
  }
  return <div className="design-json"><p className="hint">{t('供熟悉的人直接修改；看不懂的内容不会采用。', 'For experts: what cannot be read is not taken over.')}</p>{wrong && <p className="fault-line" role="alert">{wrong}</p>}<Input.TextArea aria-label="JSON" spellCheck={false} autoSize={{ minRows: 20 }} value={text} status={wrong ? 'error' : ''} onChange={(event) => put(event.target.value)} /></div>
}
