import type { ReactNode } from 'react'
import type { Refusal } from '../kit/refusal.ts'
import { fill, useWords } from '../kit/words.ts'
import { View } from './base'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { shellWords } from './shell-words.ts'

export const Notice = ({ icon, kind = 'calm', children }: { icon: IconName; kind?: 'calm' | 'warm' | 'alarm'; children: ReactNode }) => (
  <View className={`notice notice-${kind}`} role={kind === 'alarm' ? 'alert' : 'status'}>
    <Icon name={icon} />
    <View className="notice-words">{children}</View>
  </View>
)

/** What the office said no to, or that it could not be reached, and the way to ask again. */
export function Refused({ refusal, onRetry }: { refusal: Refusal; onRetry?: () => void }) {
  const w = useWords(shellWords)
  return (
    <View className="refused">
      <Notice icon={refusal.code === 'offline' ? 'offline' : 'late'} kind="alarm">
        <View>{refusal.message}</View>
        {refusal.id && <View className="hint">{fill(w.faultId, { id: refusal.id })}</View>}
      </Notice>
      {onRetry && <Button icon="retry" onTap={onRetry}>{w.retry}</Button>}
    </View>
  )
}

export const Loading = () => {
  const w = useWords(shellWords)
  return <View className="loading" role="status">{w.loading}</View>
}
