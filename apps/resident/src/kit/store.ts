import Taro from '@tarojs/taro'

/** What this phone remembers. A full or forbidden storage is not a reason to stop a resident: it then remembers nothing. */
export const store = {
  read<T>(key: string): T | undefined {
    try {
      const kept: unknown = Taro.getStorageSync(key)
      return kept === '' || kept == null ? undefined : (kept as T)
    } catch {
      return undefined
    }
  },
  write(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(key, value)
      return true
    } catch {
      return false
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // gone either way
    }
  },
}
