/** Lets the browser keep the app, so that it opens without a network. Where there is no worker, it opens with one only. */
export const keepShell = (): void => void navigator.serviceWorker?.register('/m/sw.js').catch(() => undefined)
