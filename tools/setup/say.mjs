/** Prints what is wrong, in one line each, and ends the program. No stack: the reader is not the one who wrote this. */
export function stop(...lines) {
  for (const line of lines) console.error(line)
  process.exit(1)
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
