import { useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { watchNetwork } from './kit/network.ts'

export default function App({ children }: { children: ReactNode }) {
  useLaunch(watchNetwork)
  return children
}
