import { FileOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useState } from 'react'
import { t } from './words.ts'
import type { FileView } from '#kernel/contract.ts'
import { Compare } from './compare.tsx'

const isImage = (file: FileView) => file.kind === 'photo'
const isVideo = (file: FileView) => file.kind === 'video'
const isVoice = (file: FileView) => file.kind === 'voice'

/** Before and after belong to the answer, not to what the resident sent. */
export const isWorkPhoto = (file: FileView) => file.label === 'before' || file.label === 'after'

const thumbOf = (file: FileView) => (file.variants.includes('thumb') ? `/api/files/${file.id}/thumb` : `/api/files/${file.id}`)

export function FilesPart({ files }: { files: readonly FileView[] }) {
  const [comparing, setComparing] = useState(false)
  const images = files.filter(isImage)
  const [before, after] = [images.find((file) => file.label === 'before'), images.find((file) => file.label === 'after')]
  if (files.length === 0) return null
  return (
    <div className="files">
      <Image.PreviewGroup>
        {images.map((file) => (
          <figure key={file.id} className="photo">
            <Image src={thumbOf(file)} preview={{ src: `/api/files/${file.id}` }} alt={file.label === 'before' ? t('办理前照片', 'Photo before') : file.label === 'after' ? t('办理后照片', 'Photo after') : file.name} width={104} height={78} />
            {(file.label === 'before' || file.label === 'after') && <figcaption>{file.label === 'before' ? t('办理前', 'Before') : t('办理后', 'After')}</figcaption>}
          </figure>
        ))}
      </Image.PreviewGroup>
      {files.filter(isVideo).map((file) => (
        // Residents' videos come without captions; what is said in them stands in the text or is asked for.
        <video key={file.id} className="video" controls preload="none" {...(file.variants.includes('poster') ? { poster: `/api/files/${file.id}/poster` } : {})} src={`/api/files/${file.id}`} aria-label={file.name} />
      ))}
      {files.filter(isVoice).map((file) => <audio key={file.id} className="voice" controls preload="none" src={`/api/files/${file.id}`} aria-label={file.name} />)}
      {files.filter((file) => !isImage(file) && !isVideo(file) && !isVoice(file)).map((file) => (
        <a key={file.id} className="paper" href={`/api/files/${file.id}`} target="_blank" rel="noreferrer"><FileOutlined aria-hidden /> {file.name}</a>
      ))}
      {before && after && <Button size="small" className="files-compare" icon={<SwapOutlined />} onClick={() => setComparing(!comparing)} aria-expanded={comparing}>{t('前后对比', 'Compare')}</Button>}
      {comparing && before && after && <Compare before={`/api/files/${before.id}`} after={`/api/files/${after.id}`} />}
    </div>
  )
}
