import { useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { learnWho } from './kit/identity.ts'
import { keepShell } from './kit/keep-shell'
import { watchNetwork } from './kit/network.ts'

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    watchNetwork()
    keepShell()
  })
  // Also when the phone is taken up again: the session may have ended, or begun in another window.
  useDidShow(() => void learnWho())
  return children
}
