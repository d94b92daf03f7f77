import Taro from '@tarojs/taro'

export function tellNetwork(set: (online: boolean) => void): void {
  void Taro.getNetworkType().then(({ networkType }) => set(networkType !== 'none'), () => undefined)
  Taro.onNetworkStatusChange(({ isConnected }) => set(isConnected))
}
