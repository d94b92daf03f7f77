import Taro from '@tarojs/taro'

export const preview = (all: readonly string[], shown: string): void => void Taro.previewImage({ urls: [...all], current: shown })
