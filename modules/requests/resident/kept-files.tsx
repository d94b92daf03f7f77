import { useState } from 'react'
import { fileAddress } from '#resident/kit/file-address'
import { preview } from '#resident/kit/preview'
import { useFileAddress } from '#resident/kit/use-file-address.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Film, Picture, Sound, Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import type { Told } from './office.ts'
import { requestWords } from './words.ts'

type KeptFile = Told<'my_case'>['files'][number]

/** Photos, films and recordings of a case, as the office keeps them. */
export function KeptFiles({ files }: { files: readonly KeptFile[] }) {
  const pictures = files.filter((file) => file.kind === 'photo')
  const films = files.filter((file) => file.kind === 'video')
  const sounds = files.filter((file) => file.kind === 'voice')
  if (files.length === 0) return null
  // Opened at the tap: addresses that carry a right to look are good for half an hour.
  const open = async (shown: KeptFile) => {
    const addresses = await Promise.all(pictures.map((file) => fileAddress(file.id)))
    preview(addresses, addresses[pictures.indexOf(shown)] ?? '')
  }
  return (
    <View className="kept">
      {pictures.length > 0 && <View className="grid">{pictures.map((file, index) => <Photo key={file.id} file={file} number={index + 1} onOpen={() => void open(file).catch(() => undefined)} />)}</View>}
      {films.map((file) => <Video key={file.id} file={file} />)}
      {sounds.map((file) => <Voice key={file.id} file={file} />)}
    </View>
  )
}

function Photo({ file, number, onOpen }: { file: KeptFile; number: number; onOpen: () => void }) {
  const w = useWords(requestWords)
  const address = useFileAddress(file.id, file.variants.includes('thumb') ? 'thumb' : undefined)
  const name = fill(w.photoNumber, { n: number })
  return (
    <Tap id={`photo-${file.id}`} className="shot" label={name} onTap={onOpen}>
      {address && <Picture className="shot-picture" src={address} alt={name} />}
    </Tap>
  )
}

function Video({ file }: { file: KeptFile }) {
  const w = useWords(requestWords)
  const address = useFileAddress(file.id)
  const poster = useFileAddress(file.id, 'poster')
  return (
    <View className="film">
      {address && <Film className="film-picture" src={address} poster={file.variants.includes('poster') ? poster : undefined} />}
      <View className="hint">{w.video}{file.seconds ? ` · ${fill(w.seconds, { n: Math.round(file.seconds) })}` : ''}</View>
    </View>
  )
}

function Voice({ file }: { file: KeptFile }) {
  const w = useWords(requestWords)
  const address = useFileAddress(file.id)
  return (
    <View className="voice-kept">
      <View className="voice-name"><Icon name="mic" className="small" /><View>{w.voice}{file.seconds ? ` · ${fill(w.seconds, { n: Math.round(file.seconds) })}` : ''}</View></View>
      {address && <Sound src={address} />}
    </View>
  )
}

/** A long answer of long ago does not push the rest away. */
export function Long({ children, most = 90 }: { children: string; most?: number }) {
  const w = useWords(requestWords)
  const [open, setOpen] = useState(false)
  const characters = [...children]
  if (open || characters.length <= most + 30) return <View>{children}</View>
  return (
    <View>
      <View>{characters.slice(0, most).join('')}…</View>
      <Tap className="unfold" onTap={() => setOpen(true)}>{w.unfold}</Tap>
    </View>
  )
}
