import Taro from '@tarojs/taro'
import { signal, useSignal } from './signal.ts'

const online = signal(true)

/** Called once, when the app starts. */
export function watchNetwork(): void {
  void Taro.getNetworkType().then(({ networkType }) => online.set(networkType !== 'none'), () => undefined)
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected))
}

export const useOnline = (): boolean => useSignal(online)
export const onNetworkChange = online.watch
export const isOnline = online.get
