import Taro from '@tarojs/taro'

/** Brings a question that still needs an answer before the eyes. */
export const showField = (id: string): void => void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -120, duration: 200 }).catch(() => undefined)
