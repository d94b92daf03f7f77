import { useEffect, useState } from 'react'
import type { ChosenFile } from './chosen-file.ts'
import { previewOf } from './files'

/** Where the phone's own copy of a chosen file is shown or played from. */
export function usePreview(file: ChosenFile): string | undefined {
  const [preview, setPreview] = useState<string>()
  useEffect(() => {
    let shown = true
    void previewOf(file).then((url) => shown && setPreview(url))
    return () => {
      shown = false
    }
  }, [file.key])
  return preview
}
