import { type Node, scheduleOf } from './schedule.ts'

/** 大家都在等这一步: of the steps that can be taken now, the one on the longest way to the end. */
export function awaitedStep(graph: readonly Node[], isPast: (node: Node) => boolean): string | undefined {
  const left = new Map(graph.map((node) => [node.id, { ...node, days: isPast(node) ? 0 : node.days }]))
  return scheduleOf([...left.values()]).path.find((id) => !isPast(left.get(id)!))
}
