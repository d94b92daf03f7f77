import { useEffect, useState } from 'react'

/** The value once it has stood still for a while: for asking while somebody types. */
export function useLate<T>(value: T, wait_ms: number): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), wait_ms)
    return () => clearTimeout(timer)
  }, [value, wait_ms])
  return late
}
