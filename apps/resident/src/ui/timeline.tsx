import type { ReactNode } from 'react'
import { View } from './base'

export type Moment = { id: string; when: string; says: ReactNode; by?: string | undefined; below?: ReactNode }

/** What happened, newest first, in whole sentences. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <View className="timeline" role="list">
    {moments.map((moment, index) => (
      <View key={moment.id} className={`moment ${index === 0 ? 'newest' : ''}`} role="listitem">
        <View className="moment-dot" />
        <View className="moment-says">{moment.says}</View>
        {moment.below}
        <View className="moment-when">{moment.when}{moment.by ? ` · ${moment.by}` : ''}</View>
      </View>
    ))}
  </View>
)
