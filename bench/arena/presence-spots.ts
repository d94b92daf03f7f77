/** Where people walk: each in a circle of their own. Metres. */
export type Spot = { x: number; z: number }

/** The same numbers every time. */
function chance(seed: number) {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return seed / 2 ** 32
  }
}

/** Evenly over 300 × 640 m of streets; in `square`, every other one on 40 × 60 m of them. */
export function spotsOf(people: number, layout: string): Spot[] {
  const random = chance(5)
  return Array.from({ length: people }, (_, n) => {
    const [width, depth] = layout === 'square' && n % 2 === 0 ? [40, 60] : [300, 640]
    return { x: (random() - 0.5) * width, z: (random() - 0.5) * depth }
  })
}

export type Measured = { cpuShare: number; rssMb: number }

/** In a server's process: says its port, and on each message how much processor it took since the one before. */
export function answerMeasurements(port: number) {
  let [cpu, at] = [process.cpuUsage(), performance.now()]
  process.on('message', () => {
    const used = process.cpuUsage(cpu)
    process.send!({ cpuShare: (used.user + used.system) / 1000 / (performance.now() - at), rssMb: process.memoryUsage().rss / 2 ** 20 } satisfies Measured)
    cpu = process.cpuUsage()
    at = performance.now()
  })
  process.on('disconnect', () => process.exit(0))
  process.send!({ port })
}
