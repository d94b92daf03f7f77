/** A copy that lacks one of the things. */
export function without<T extends object, K extends keyof T>(thing: T, name: K): Omit<T, K> {
  const copy = { ...thing }
  delete copy[name]
  return copy
}
