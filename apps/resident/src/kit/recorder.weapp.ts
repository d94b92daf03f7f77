import Taro from '@tarojs/taro'
import { keep } from './files'
import { LONGEST_MS, type Recording } from './voice.ts'

export const canRecord = (): boolean => Taro.canIUse('getRecorderManager')

export async function record(): Promise<Recording> {
  const recorder = Taro.getRecorderManager()
  const ended = new Promise<string | undefined>((done) => {
    recorder.onStop((result) => done(result.tempFilePath))
    recorder.onError(() => done(undefined))
  })
  recorder.start({ duration: LONGEST_MS, format: 'mp3', sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000 })
  return {
    async finish() {
      recorder.stop()
      const path = await ended
      return path === undefined ? undefined : keep(path, 'voice.mp3', 'audio')
    },
  }
}
