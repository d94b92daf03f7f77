import { type ComponentType, createContext, Suspense, useContext } from 'react'

/** Places in the screens of one module where another may show something. The shell fills them; an empty one shows nothing. */
export type Slots = {
  /** Below an answer that is being written or approved. `field`: the id of its text field, where there is one. */
  answer: { asked: string; answer: string; field?: string }
  /** Beside the choice of a category and a lead unit for a request. */
  category: { text: string; chosen: string | undefined; onChoose: (code: string) => void; unit: string | undefined; onChooseUnit: (id: string) => void }
}
export type Filled = { [Name in keyof Slots]?: ComponentType<Slots[Name]> }

export const SlotsContext = createContext<Filled>({})

/** What fills it may still be on its way: nobody waits for it. */
export function Slot<Name extends keyof Slots>({ at, ...props }: { at: Name } & Slots[Name]) {
  const Filled = useContext(SlotsContext)[at] as ComponentType<Slots[Name]> | undefined
  return Filled ? <Suspense fallback={null}><Filled {...(props as unknown as Slots[Name])} /></Suspense> : null
}
