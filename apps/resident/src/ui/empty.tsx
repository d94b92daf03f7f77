import type { ReactNode } from 'react'
import { View } from './base'
import { Icon, type IconName } from './icon.tsx'

export const Empty = ({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) => (
  <View className="empty">
    <View className="empty-sign"><Icon name={icon} /></View>
    <View className="empty-title">{title}</View>
    {children}
  </View>
)
