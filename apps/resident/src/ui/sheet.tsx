import type { ReactNode } from 'react'
import { useWords } from '../kit/words.ts'
import { Dialog, Heading, Tap, View } from './base'
import { Icon } from './icon.tsx'
import { shellWords } from './shell-words.ts'

/** Rises from below, where the thumb is. */
export function Sheet({ title, open, onClose, children }: { title: string; open: boolean; onClose: () => void; children: ReactNode }) {
  const w = useWords(shellWords)
  if (!open) return null
  return (
    <View className="sheet-layer">
      <Tap className="sheet-shade" label={w.close} onTap={onClose} />
      <Dialog className="sheet" label={title} onClose={onClose}>
        <View className="sheet-head">
          <Heading level={2} className="sheet-title">{title}</Heading>
          <Tap className="bar-tap" label={w.close} onTap={onClose}><Icon name="close" /></Tap>
        </View>
        <View className="sheet-body">{children}</View>
      </Dialog>
    </View>
  )
}
