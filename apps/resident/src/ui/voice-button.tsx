import { useEffect, useRef, useState } from 'react'
import { canRecord, record } from '../kit/recorder'
import { asSent, type SentFile } from '../kit/use-uploads.ts'
import { usePreview } from '../kit/use-preview.ts'
import { LONGEST_MS, type Recording } from '../kit/voice.ts'
import { fill, useWords } from '../kit/words.ts'
import { Sound, Tap, View } from './base'
import { Icon } from './icon.tsx'
import { shellWords } from './shell-words.ts'

/** Tap to speak, tap when done; what was said stands below, to be heard or removed. Not there at all where the phone cannot record. */
export function VoiceButton({ files, onRecorded, onRemove }: { files: readonly SentFile[]; onRecorded: (file: SentFile) => void; onRemove: (key: string) => void }) {
  const w = useWords(shellWords)
  const [recording, setRecording] = useState<Recording>()
  const [seconds, setSeconds] = useState(0)
  const [refused, setRefused] = useState(false)
  const running = useRef<Recording | undefined>(undefined)
  running.current = recording

  useEffect(() => {
    if (!recording) return
    setSeconds(0)
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [recording])
  useEffect(() => () => void running.current?.finish(), [])

  if (!canRecord()) return null
  const tap = async () => {
    if (recording) {
      setRecording(undefined)
      const file = await recording.finish()
      if (file) onRecorded({ ...asSent(file), seconds: Math.max(1, Math.min(seconds, LONGEST_MS / 1000)) })
      return
    }
    setRefused(false)
    await record().then(setRecording, () => setRefused(true))
  }
  return (
    <View className="voice">
      <Tap id="voice" className={`voice-tap ${recording ? 'on' : ''}`} onTap={() => void tap()}>
        <Icon name={recording ? 'stop' : 'mic'} className="small" />
        <View>{recording ? `${w.stopSpeaking} ${lasting(seconds)}` : w.speak}</View>
      </Tap>
      {refused && <View className="hint" role="status">{w.cannotRecord}</View>}
      {files.filter((file) => file.kind === 'audio').map((file) => <Recorded key={file.key} file={file} onRemove={() => onRemove(file.key)} />)}
    </View>
  )
}

const lasting = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function Recorded({ file, onRemove }: { file: SentFile; onRemove: () => void }) {
  const w = useWords(shellWords)
  const preview = usePreview(file)
  return (
    <View className="recorded">
      <View className="hint recorded-said" role="status"><Icon name="check" className="small" /><View>{fill(w.recorded, { length: file.seconds ? ` ${lasting(file.seconds)}` : '' })}</View></View>
      <View className="recorded-play">
        {preview && <Sound src={preview} />}
        <Tap className="recorded-remove" label={w.removeRecording} onTap={onRemove}><Icon name="close" className="small" /><View>{w.remove}</View></Tap>
      </View>
    </View>
  )
}
