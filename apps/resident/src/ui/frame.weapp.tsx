import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, type ReactNode } from 'react'
import { TABS, type Tab } from '../kit/go.ts'
import { useSettings } from '../kit/settings.ts'
import { useWords } from '../kit/words.ts'
import { shellWords } from './shell-words.ts'

/** WeChat draws the bar above and the four sections below; we only tell it what to write there. */
export function Frame({ title, tab, className, foot, over, children }: { title: string; tab?: Tab | undefined; className: string; foot?: ReactNode; over?: ReactNode; children?: ReactNode }) {
  const w = useWords(shellWords)
  const { language } = useSettings()
  const name = () => {
    void Taro.setNavigationBarTitle({ title })
    if (tab) TABS.forEach((each, index) => void Taro.setTabBarItem({ index, text: w[each] }))
  }
  useDidShow(name)
  useEffect(name, [title, language])
  return (
    <View className={className}>
      {children}
      {foot && <View className="foot">{foot}</View>}
      {over}
    </View>
  )
}
