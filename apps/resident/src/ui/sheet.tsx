import type { ReactNode } from 'react'
import { useWords } from '../kit/words.ts'
import { Tap, View } from './base'
import { Icon } from './icon.tsx'
import { shellWords } from './shell-words.ts'

/** Rises from below, where the thumb is. */
export function Sheet({ title, open, onClose, children }: { title: string; open: boolean; onClose: () => void; children: ReactNode }) {
  const w = useWords(shellWords)
  if (!open) return null
  return (
    <View className="sheet-layer">
      <Tap className="sheet-shade" label={w.close} onTap={onClose} />
      <View className="sheet" role="dialog" label={title}>
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <Tap className="bar-tap" label={w.close} onTap={onClose}><Icon name="close" /></Tap>
        </View>
        <View className="sheet-body">{children}</View>
      </View>
    </View>
  )
}
