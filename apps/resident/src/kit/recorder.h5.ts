import { keep } from './files'
import { LONGEST_MS, type Recording } from './voice.ts'

export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && !!navigator.mediaDevices?.getUserMedia

export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const pieces: Blob[] = []
  recorder.ondataavailable = (event) => pieces.push(event.data)
  const ended = new Promise<void>((done) => {
    recorder.onstop = () => done()
  })
  recorder.start()
  const timer = setTimeout(() => recorder.state === 'recording' && recorder.stop(), LONGEST_MS)
  return {
    async finish() {
      clearTimeout(timer)
      if (recorder.state !== 'inactive') recorder.stop()
      await ended
      stream.getTracks().forEach((track) => track.stop())
      const blob = new Blob(pieces, { type: recorder.mimeType })
      return blob.size === 0 ? undefined : keep(blob, `voice.${recorder.mimeType.includes('mp4') ? 'm4a' : 'webm'}`, 'audio')
    },
  }
}
