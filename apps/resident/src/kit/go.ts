import Taro from '@tarojs/taro'

export type Tab = 'livelihood' | 'development' | 'enforcement' | 'mine'
export const TABS: readonly Tab[] = ['livelihood', 'development', 'enforcement', 'mine']

const url = (page: string, gaps: Record<string, string | undefined> = {}): string => {
  const pairs = Object.entries(gaps).filter((pair): pair is [string, string] => !!pair[1])
  return `/pages/${page}/index${pairs.length ? `?${pairs.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}` : ''}`
}

export const go = (page: string, gaps?: Record<string, string | undefined>): void => void Taro.navigateTo({ url: url(page, gaps) })
export const replace = (page: string, gaps?: Record<string, string | undefined>): void => void Taro.redirectTo({ url: url(page, gaps) })

/** WeChat draws the tab bar itself; on the web it is ours, and a tab is a page like any other. */
export const goTab = (tab: Tab): void => void (process.env.TARO_ENV === 'weapp' ? Taro.switchTab({ url: url(tab) }) : Taro.reLaunch({ url: url(tab) }))

export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTab('livelihood')
}
