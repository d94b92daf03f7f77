import Taro from '@tarojs/taro'

export const copy = async (words: string): Promise<void> => void (await Taro.setClipboardData({ data: words }))
