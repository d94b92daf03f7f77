/** Brings a question that still needs an answer before the eyes. Pages left behind stay in the document, hidden. */
export function showField(id: string): void {
  const shown = [...document.querySelectorAll<HTMLElement>(`[id="${id}"]`)].find((element) => element.offsetParent !== null)
  shown?.scrollIntoView({ block: 'center' })
  shown?.focus({ preventScroll: true })
}
