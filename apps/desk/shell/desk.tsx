import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useRef } from 'react'
import { useSettings } from '../kit/settings.ts'
import { themeFor } from '../kit/theme.ts'
import { listenToKeys } from '../kit/use-keys.ts'
import { SlotsContext } from '../kit/slots.tsx'
import { filled, router } from '../router.tsx'
import { queries } from './queries.ts'

export function Desk() {
  const { language, large } = useSettings()
  useEffect(listenToKeys, [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset['size'] = large ? 'large' : 'usual'
  }, [language, large])
  // What the office told was told in the other language; nothing of it is shown in this one.
  const spoken = useRef(language)
  useEffect(() => {
    if (spoken.current !== language) void queries.resetQueries()
    spoken.current = language
  }, [language])

  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider theme={themeFor(large)} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        <App key={language} message={{ maxCount: 3 }} className="desk-app">
          <SlotsContext value={filled}><RouterProvider router={router} /></SlotsContext>
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
