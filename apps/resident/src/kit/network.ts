import { signal, useSignal } from './signal.ts'
import { tellNetwork } from './tell-network'

const online = signal(true)

/** Called once, when the app starts. */
export const watchNetwork = (): void => tellNetwork(online.set)

export const useOnline = (): boolean => useSignal(online)
export const onNetworkChange = online.watch
export const isOnline = online.get
