import { useDidShow } from '@tarojs/taro'
import { useEffect, type ReactNode } from 'react'
import { countUnread } from '../kit/inbox.ts'
import { useOnline } from '../kit/network.ts'
import type { Tab } from '../kit/go.ts'
import { useSession } from '../kit/session.ts'
import { useSettings } from '../kit/settings.ts'
import { useToast } from '../kit/toast.ts'
import { useWords } from '../kit/words.ts'
import { View } from './base'
import { Frame } from './frame'
import { Notice } from './notice.tsx'
import { shellWords } from './shell-words.ts'
import './icons.css'
import './ui.css'

const SIZES = { 1: 'size-1', 1.25: 'size-125', 1.5: 'size-15' } as const

/** Every screen: its name, the size of its text, a word when the network is gone, and the four sections where it is one of them. */
export function Page({ title, tab, foot, over, children }: { title: string; tab?: Tab; foot?: ReactNode; over?: ReactNode; children?: ReactNode }) {
  const { size, language } = useSettings()
  const online = useOnline()
  const w = useWords(shellWords)
  const said = useToast()
  const session = useSession()
  useDidShow(countUnread)
  useEffect(countUnread, [session?.id])
  return (
    <Frame title={title} tab={tab} className={`page ${SIZES[size]} ${language} ${foot ? 'with-foot' : ''}`} foot={foot} over={over}>
      {!online && <Notice icon="offline">{w.offline}</Notice>}
      <View className="body">{children}</View>
      {said !== '' && <View className="toast" role="status">{said}</View>}
    </Frame>
  )
}
