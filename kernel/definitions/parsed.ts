/** The JSON of a file; what is none is told with the file and its line. */
export function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)
    throw new Error(`${path}:${text.slice(0, position).split('\n').length}: ${(error as Error).message}`, { cause: error })
  }
}
