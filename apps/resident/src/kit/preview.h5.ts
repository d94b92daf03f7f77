/** The picture alone, at its full size; the browser's own way of zooming and going back. */
export const preview = (_all: readonly string[], shown: string): void => void window.open(shown, '_blank', 'noopener')
