import { View } from './base'

export type IconName =
  | 'livelihood' | 'development' | 'enforcement' | 'mine' | 'back' | 'next' | 'close' | 'plus' | 'pen' | 'camera' | 'mic' | 'stop' | 'play' | 'pin' | 'retry'
  | 'phone' | 'settings' | 'check' | 'clock' | 'late' | 'people' | 'office' | 'lock' | 'offline' | 'happy' | 'fair' | 'sad' | 'bell' | 'out' | 'wechat' | 'shield' | 'seal'

/** Never the only carrier of a meaning: words stand beside it. */
export const Icon = ({ name, className = '' }: { name: IconName; className?: string }) => <View className={`icon icon-${name} ${className}`} />
