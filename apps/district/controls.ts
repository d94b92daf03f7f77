/** What somebody wants at the moment: forward and sideways from −1 to 1, turning likewise, and whether in a hurry. */
export type Wish = { forward: number; sideways: number; turn: number; isHurried: boolean }
export type Controls = { wish: () => Wish; isTouch: () => boolean }

const KEYS: Record<string, keyof Omit<Wish, 'isHurried'> | undefined> = { ArrowUp: 'forward', KeyW: 'forward', ArrowDown: 'forward', KeyS: 'forward', ArrowLeft: 'turn', ArrowRight: 'turn', KeyA: 'sideways', KeyD: 'sideways', KeyQ: 'turn', KeyE: 'turn' }
const BACKWARD = new Set(['ArrowDown', 'KeyS', 'ArrowLeft', 'KeyA', 'KeyQ'])
const TAP_PX = 9
const TAP_MS = 450

/** Keys while the view has the focus, the stick, looking by dragging, and taps. `onLook` in radians, `onTap` in pixels of the view. */
export function controls(view: HTMLElement, stick: HTMLElement, on: { look: (heading: number, pitch: number) => void; tap: (x: number, y: number) => void }): Controls {
  const held = new Set<string>()
  const lever = { x: 0, y: 0 }
  let touched = matchMedia('(pointer: coarse)').matches

  view.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.code in KEYS) && event.key !== 'Shift') return
    held.add(event.key === 'Shift' ? 'Shift' : event.code)
    event.preventDefault()
  })
  addEventListener('keyup', (event) => held.delete(event.key === 'Shift' ? 'Shift' : event.code))
  for (const name of ['blur', 'pagehide'] as const) addEventListener(name, () => held.clear())
  view.addEventListener('blur', () => held.clear())

  const drags = new Map<number, { x: number; y: number; fromX: number; fromY: number; since: number }>()
  view.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch'
    view.setPointerCapture(event.pointerId)
    drags.set(event.pointerId, { x: event.clientX, y: event.clientY, fromX: event.clientX, fromY: event.clientY, since: event.timeStamp })
  })
  view.addEventListener('pointermove', (event) => {
    const drag = drags.get(event.pointerId)
    if (!drag) return
    const perPx = 2.2 / Math.min(view.clientWidth, view.clientHeight)
    on.look((drag.x - event.clientX) * perPx, (event.clientY - drag.y) * perPx)
    drag.x = event.clientX
    drag.y = event.clientY
  })
  const end = (event: PointerEvent) => {
    const drag = drags.get(event.pointerId)
    drags.delete(event.pointerId)
    if (!drag || event.type === 'pointercancel') return
    if (Math.hypot(event.clientX - drag.fromX, event.clientY - drag.fromY) < TAP_PX && event.timeStamp - drag.since < TAP_MS) on.tap(event.clientX, event.clientY)
  }
  view.addEventListener('pointerup', end)
  view.addEventListener('pointercancel', end)

  const knob = stick.firstElementChild as HTMLElement
  const move = (event: PointerEvent) => {
    const box = stick.getBoundingClientRect(), reach = box.width / 2
    const x = (event.clientX - box.left - reach) / reach, y = (event.clientY - box.top - reach) / reach
    const far = Math.max(1, Math.hypot(x, y))
    lever.x = x / far
    lever.y = y / far
    knob.style.transform = `translate(${lever.x * reach * 0.6}px, ${lever.y * reach * 0.6}px)`
  }
  const release = () => {
    lever.x = lever.y = 0
    knob.style.transform = ''
  }
  stick.addEventListener('pointerdown', (event) => {
    touched = true
    stick.setPointerCapture(event.pointerId)
    move(event)
  })
  stick.addEventListener('pointermove', (event) => void (stick.hasPointerCapture(event.pointerId) && move(event)))
  stick.addEventListener('pointerup', release)
  stick.addEventListener('pointercancel', release)

  return {
    isTouch: () => touched,
    wish() {
      const wish: Wish = { forward: -lever.y, sideways: lever.x * 0.35, turn: Math.abs(lever.x) > 0.25 ? lever.x * 0.55 : 0, isHurried: held.has('Shift') || Math.hypot(lever.x, lever.y) > 0.92 }
      for (const code of held) {
        const what = KEYS[code]
        if (what) wish[what] += BACKWARD.has(code) ? -1 : 1
      }
      for (const what of ['forward', 'sideways', 'turn'] as const) wish[what] = Math.max(-1, Math.min(1, wish[what]))
      return wish
    },
  }
}
