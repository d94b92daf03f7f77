import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, type ReactNode } from 'react'
import { TABS, type Tab } from '../kit/go.ts'
import { useUnread } from '../kit/inbox.ts'
import { useSettings } from '../kit/settings.ts'
import { useWords } from '../kit/words.ts'
import { shellWords } from './shell-words.ts'

/** WeChat draws the bar above and the four sections below; we only tell it what to write there. */
export function Frame({ title, tab, className, foot, over, children }: { title: string; tab?: Tab | undefined; className: string; foot?: ReactNode; over?: ReactNode; children?: ReactNode }) {
  const w = useWords(shellWords)
  const { language } = useSettings()
  const unread = useUnread()
  const name = () => {
    void Taro.setNavigationBarTitle({ title })
    if (tab) TABS.forEach((each, index) => void Taro.setTabBarItem({ index, text: w[each] }))
  }
  const badge = () => {
    if (!tab) return
    const index = TABS.indexOf('mine')
    if (unread > 0) void Taro.setTabBarBadge({ index, text: unread > 99 ? '99+' : String(unread) }).catch(() => undefined)
    else void Taro.removeTabBarBadge({ index }).catch(() => undefined)
  }
  useDidShow(name)
  useEffect(badge, [unread])
  useEffect(name, [title, language])
  return (
    <View className={className}>
      {children}
      {foot && <View className="foot">{foot}</View>}
      {over}
    </View>
  )
}
