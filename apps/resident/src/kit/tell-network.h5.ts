/** The browser's own word. Taro listens to the kind of connection, which does not change when the network goes. */
export function tellNetwork(set: (online: boolean) => void): void {
  set(navigator.onLine)
  window.addEventListener('online', () => set(true))
  window.addEventListener('offline', () => set(false))
}
