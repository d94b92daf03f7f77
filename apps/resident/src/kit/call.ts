import Taro from '@tarojs/taro'

/** Opens the telephone with the number in it; the resident presses. */
export const call = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
