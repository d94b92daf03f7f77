import { useEffect, useRef, useState } from 'react'
import { canRecord, record } from '../kit/recorder'
import { asSent, type SentFile } from '../kit/use-uploads.ts'
import type { Recording } from '../kit/voice.ts'
import { useWords } from '../kit/words.ts'
import { Tap, View } from './base'
import { Icon } from './icon.tsx'
import { shellWords } from './shell-words.ts'

/** Tap to speak, tap when done. Not there at all where the phone cannot record. */
export function VoiceButton({ onRecorded }: { onRecorded: (file: SentFile) => void }) {
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
      if (file) onRecorded(asSent(file))
      return
    }
    setRefused(false)
    await record().then(setRecording, () => setRefused(true))
  }
  return (
    <View className="voice">
      <Tap id="voice" className={`voice-tap ${recording ? 'on' : ''}`} onTap={() => void tap()}>
        <Icon name={recording ? 'stop' : 'mic'} className="small" />
        <View>{recording ? `${w.stopSpeaking} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : w.speak}</View>
      </Tap>
      {refused && <View className="hint" role="status">{w.cannotRecord}</View>}
    </View>
  )
}
