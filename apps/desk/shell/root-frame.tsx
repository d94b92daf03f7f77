import { Outlet } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { Suspense, useEffect } from 'react'
import { useMe } from '../kit/session.ts'
import { t } from '../kit/words.ts'
import { Trouble } from '../kit/trouble.tsx'
import { LiveUpdates } from './live-updates.tsx'
import { Rail } from './rail.tsx'
import { SignIn } from './sign-in.tsx'

export function RootFrame() {
  const me = useMe()
  useEffect(() => {
    document.title = t('暖办工作台', 'Nuanban desk')
  }, [])
  if (me.isPending) return <div className="frame-wait" aria-busy="true" />
  if (me.error) return <main className="frame-wait"><Trouble error={me.error} onRetry={() => void me.refetch()} /></main>
  if (me.data.actor?.is !== 'staff') return <SignIn me={me.data} />
  return (
    <div className="frame">
      <a className="skip" href="#screen">{t('跳到内容', 'Skip to the content')}</a>
      <LiveUpdates />
      <Rail staff={me.data.actor} district={me.data.district} />
      <div id="screen" className="screen" tabIndex={-1}>
        <Suspense fallback={<div className="page"><Skeleton active /></div>}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  )
}
