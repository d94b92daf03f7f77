import type { ReactNode } from 'react'
import { Tap, View } from './base'
import { Icon, type IconName } from './icon.tsx'

type Props = { id?: string; kind?: 'main' | 'plain' | 'quiet' | 'danger'; icon?: IconName; busy?: boolean; disabled?: boolean; onTap: () => void; children: ReactNode }

export const Button = ({ id, kind = 'plain', icon, busy, disabled, onTap, children }: Props) => (
  <Tap id={id} className={`button button-${kind} ${busy ? 'busy' : ''}`} disabled={disabled || busy} onTap={onTap}>
    {icon && <Icon name={icon} />}
    <View className="button-word">{children}</View>
  </Tap>
)
