import { CameraOutlined, CloseOutlined, FileOutlined, PlusOutlined } from '@ant-design/icons'
import { Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from './refusal.ts'
import { upload } from './upload.ts'
import { t } from './words.ts'

type Sending = { key: string; name: string; preview: string | null; share: number; id?: string; error?: string }
type Props = { label: string; onChange: (ids: string[]) => void; onBusy?: (busy: boolean) => void; most?: number }

/** Photos, video and voice; dropped, pasted or chosen. They go up while the clerk writes on. */
export function FilesField({ label, onChange, onBusy, most = 12 }: Props) {
  const [all, setAll] = useState<Sending[]>([])
  const [over, setOver] = useState(false)
  const chosen = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const ids = all.flatMap((one) => (one.id ? [one.id] : []))
  const busy = all.some((one) => !one.id && !one.error)

  useEffect(() => onChange(ids), [ids.join()])
  useEffect(() => onBusy?.(busy), [busy])

  const change = (key: string, part: Partial<Sending>) => setAll((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = (files: Iterable<File>) => {
    for (const file of [...files].slice(0, most - all.length)) {
      const key = crypto.randomUUID()
      setAll((now) => [...now, { key, name: file.name, preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null, share: 0 }])
      upload(file, (share) => change(key, { share })).then((id) => change(key, { id, share: 1 }), (error: unknown) => change(key, { error: sentenceOf(error) }))
    }
  }
  return (
    <div
      className="files-field" data-over={over || undefined}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer.files) }}
      onPaste={(event) => add(event.clipboardData.files)}
    >
      {all.map((one) => (
        <figure key={one.key} title={one.error ?? one.name} data-error={one.error ? '' : undefined}>
          {one.preview ? <img src={one.preview} alt={one.name} /> : <span className="files-paper"><FileOutlined aria-hidden />{one.name}</span>}
          {one.error ? <figcaption>{one.error}</figcaption> : one.share < 1 && <Progress percent={Math.round(one.share * 100)} size="small" showInfo={false} aria-label={one.name} />}
          <button type="button" aria-label={t(`去掉 ${one.name}`, `Remove ${one.name}`)} onClick={() => setAll((now) => now.filter((other) => other.key !== one.key))}><CloseOutlined /></button>
        </figure>
      ))}
      {all.length < most && <button type="button" className="files-add files-camera" onClick={() => camera.current?.click()}><CameraOutlined aria-hidden /><span>{t('拍照', 'Camera')}</span></button>}
      {all.length < most && (
        <button type="button" className="files-add" onClick={() => chosen.current?.click()}><PlusOutlined aria-hidden /><span>{t('选择或拖入', 'Choose or drop')}</span><span className="unseen">{label}</span></button>
      )}
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label={t('拍照', 'Camera')} onChange={(event) => { add(event.target.files ?? []); event.target.value = '' }} />
      <input ref={chosen} type="file" multiple hidden accept="image/*,video/*,audio/*" aria-label={label} onChange={(event) => { add(event.target.files ?? []); event.target.value = '' }} />
    </div>
  )
}
