import { useEffect, useState } from 'react'
import { fileAddress } from './file-address'

export function useFileAddress(id: string, copy?: 'thumb' | 'poster'): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let wanted = true
    fileAddress(id, copy).then((told) => wanted && setAddress(told), () => undefined)
    return () => {
      wanted = false
    }
  }, [id, copy])
  return address
}
