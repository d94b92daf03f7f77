import { preview } from '#resident/kit/preview'
import { useFileAddress } from '#resident/kit/use-file-address.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Picture, Sound, Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { memoryWords } from './words.ts'

type Shown = { id: string; kind: string; seconds: number | null; variants: readonly string[] }

/** What is published everybody reads at its plain address: a right to look that outlives its taking back is not asked for. */
export const publicAddress = (id: string, copy?: 'thumb'): string => `${NUANBAN_API}/api/files/${id}${copy ? `/${copy}` : ''}`

/** Photos and recordings that everybody may see. */
export function PublicFiles({ files, about }: { files: readonly Shown[]; about: string }) {
  const pictures = files.filter(({ kind }) => kind === 'photo')
  const addresses = pictures.map(({ id }) => publicAddress(id))
  return (
    <View>
      {pictures.map(({ id }, n) => <Tap key={id} className="whole-photo" label={about} onTap={() => preview(addresses, addresses[n]!)}><Picture className="whole-picture" src={addresses[n]!} alt={about} /></Tap>)}
      {files.filter(({ kind }) => kind === 'voice').map((file) => <Voice key={file.id} seconds={file.seconds} src={publicAddress(file.id)} />)}
    </View>
  )
}

/** Those of a memory of one's own, which may be nobody else's to see. */
export function OwnFiles({ files, about }: { files: readonly Shown[]; about: string }) {
  return (
    <View className="own-files">
      {files.map((file) => (file.kind === 'voice' ? <OwnVoice key={file.id} file={file} /> : <OwnPhoto key={file.id} id={file.id} about={about} />))}
    </View>
  )
}

export function OwnPhoto({ id, about }: { id: string; about: string }) {
  const src = useFileAddress(id, 'thumb')
  return <View className="own-photo">{src && <Picture className="own-picture" src={src} alt={about} />}</View>
}

function OwnVoice({ file: { id, seconds } }: { file: Shown }) {
  const src = useFileAddress(id)
  return src ? <Voice seconds={seconds} src={src} /> : null
}

function Voice({ seconds, src }: { seconds: number | null; src: string }) {
  const w = useWords(memoryWords)
  return (
    <View className="memory-voice">
      <View className="hint"><Icon name="mic" className="small" /> {w.voice}{seconds ? ` · ${fill(w.seconds, { n: Math.round(seconds) })}` : ''}</View>
      <Sound src={src} />
    </View>
  )
}
