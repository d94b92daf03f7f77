import { Button, Image, Input as WxInput, Picker, Slider as WxSlider, Text as WxText, Textarea as WxTextarea, Video, View as WxView } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState, type ReactNode } from 'react'
import type { Box, Day, Sliding, Tap as TapProps, Writing } from './base.types.ts'

const given = <T extends object>(props: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> }

export const View = ({ id, className, children, label, width }: Box) => (
  <WxView {...given({ id, className, ariaLabel: label, style: width === undefined ? undefined : { width } })}>{children}</WxView>
)

export const Text = ({ id, className, children }: { id?: string; className?: string | undefined; children?: ReactNode }) => <WxText {...given({ id, className })}>{children}</WxText>

export const Heading = ({ className, children }: { level: 1 | 2; className?: string; children?: ReactNode }) => <WxView {...given({ className })}>{children}</WxView>

export const Label = ({ className, children }: { of: string; className?: string; children?: ReactNode }) => <WxView {...given({ className })}>{children}</WxView>

export const Tap = ({ id, className, children, label, disabled, onTap }: TapProps) => (
  <Button {...given({ id, ariaLabel: label, disabled })} className={`tap ${className ?? ''}`} hoverClass="pressed" onClick={onTap}>
    {children}
  </Button>
)

const TYPES = { text: 'text', tel: 'number', number: 'digit', code: 'number' } as const

export const Input = ({ id, value, onWrite, placeholder, most, kind = 'text', className }: Writing) => (
  <WxInput {...given({ id, className, placeholder })} placeholderClass="placeholder" value={value} maxlength={most} type={TYPES[kind]} cursorSpacing={24} onInput={(event) => onWrite(event.detail.value)} />
)

export const Textarea = ({ id, value, onWrite, placeholder, most, className }: Writing) => (
  <WxTextarea {...given({ id, className, placeholder })} placeholderClass="placeholder" value={value} maxlength={most} cursorSpacing={24} showConfirmBar={false} onInput={(event) => onWrite(event.detail.value)} />
)

export const DayInput = ({ id, value, onWrite, placeholder, last, className }: Day) => (
  <Picker {...given({ id })} mode="date" value={value} end={last} onChange={(event) => onWrite(event.detail.value)}>
    <WxView className={`${className ?? ''} ${value ? '' : 'placeholder'}`}>{value || placeholder}</WxView>
  </Picker>
)

export const Slider = ({ id, label, from, to, step, value, onSlide }: Sliding) => (
  <WxSlider id={id} ariaLabel={label} min={from} max={to} step={step} value={value} blockSize={28} activeColor="#a8371c" onChanging={(event) => onSlide(event.detail.value)} onChange={(event) => onSlide(event.detail.value)} />
)

export const Dialog = ({ className, label, children }: { className: string; label: string; onClose: () => void; children: ReactNode }) => <WxView className={className} ariaLabel={label}>{children}</WxView>

export const Picture = ({ src, alt, className }: { src: string; alt: string; className?: string }) => <Image {...given({ className })} src={src} mode="aspectFill" ariaLabel={alt} lazyLoad />

export const Film = ({ src, poster, className }: { src: string; poster?: string | undefined; className?: string }) => <Video {...given({ className, poster })} src={src} controls />

export const Sound = ({ src }: { src: string }) => {
  const [player] = useState(() => Taro.createInnerAudioContext())
  useEffect(() => {
    player.src = src
    return () => player.destroy()
  }, [player, src])
  return <Button className="tap sound" hoverClass="pressed" onClick={() => player.play()}><WxView className="icon icon-play" /></Button>
}
