import { useState } from 'react'
import { useView } from '#resident/kit/use-view.ts'
import { keptSetup, readSetup } from './office.ts'

/** The district's definitions: those kept on the phone until the office has told them anew. */
export function useSetup() {
  const [kept] = useState(keptSetup)
  const view = useView(readSetup, 'setup')
  return { ...view, data: view.data ?? kept }
}
