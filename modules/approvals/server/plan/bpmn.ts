import type { Plan } from '../../rules/plan.ts'
import { ISSUE, PRE_REVIEW, type Scheduled } from '../../rules/schedule.ts'
import { whole } from '../../rules/situation.ts'

/** Points per working day and per lane of the drawing. */
const [STEP_WIDTH, STEP_HEIGHT, GAP_X, GAP_Y, MARGIN] = [130, 64, 60, 26, 60]
const GATE = 40

type Shape = { id: string; tag: string; name: string; x: number; y: number; w: number; h: number; documentation?: string }

/**
 * 方案 → BPMN 2.0 with its drawing (BPMN DI), which any standard reader opens. Every step stands as a task; where several go on
 * from one or come together in one, a parallel gateway says so. Conditions of matters and steps are in the documentation of
 * their tasks: a process of the whole one-thing shows all of them.
 */
export function bpmnOf(plan: Plan, unitName: (id: string) => string = (id) => id): string {
  const { schedule } = whole(plan)
  const steps = [...schedule.steps]
  const placed = layers(steps)
  const shapes = new Map<string, Shape>()
  const flows: [string, string][] = []
  const following = (id: string) => steps.filter((step) => step.after.includes(id))
  const entry = (step: Scheduled) => (step.after.length > 1 ? `join_${ncName(step.id)}` : ncName(step.id))
  const exit = (id: string) => (following(id).length > 1 ? `fork_${ncName(id)}` : ncName(id))

  for (const step of steps) {
    const { column, row } = placed.get(step.id)!
    const x = MARGIN + 100 + column * (STEP_WIDTH + GAP_X * 2 + GATE * 2)
    const y = MARGIN + row * (STEP_HEIGHT + GAP_Y)
    const [id, middle] = [ncName(step.id), y + STEP_HEIGHT / 2 - GATE / 2]
    const tag = step.kind === 'pre_review' || step.kind === 'review' || step.kind === 'decision' || step.kind === 'inspection' ? 'userTask' : 'manualTask'
    shapes.set(id, { id, tag, name: step.name, x, y, w: STEP_WIDTH, h: STEP_HEIGHT, documentation: documentationOf(plan, step, unitName) })
    if (step.after.length > 1) {
      shapes.set(entry(step), { id: entry(step), tag: 'parallelGateway', name: '', x: x - GAP_X / 2 - GATE, y: middle, w: GATE, h: GATE })
      flows.push([entry(step), id])
    }
    if (following(step.id).length > 1) {
      shapes.set(exit(step.id), { id: exit(step.id), tag: 'parallelGateway', name: '', x: x + STEP_WIDTH + GAP_X / 2, y: middle, w: GATE, h: GATE })
      flows.push([id, exit(step.id)])
    }
    for (const before of step.after) flows.push([exit(before), entry(step)])
  }
  const first = shapes.get(ncName(PRE_REVIEW))!
  const last = shapes.get(ncName(ISSUE))!
  shapes.set('start', { id: 'start', tag: 'startEvent', name: '提交申请', x: MARGIN, y: first.y + STEP_HEIGHT / 2 - 18, w: 36, h: 36 })
  shapes.set('end', { id: 'end', tag: 'endEvent', name: '办结', x: last.x + STEP_WIDTH + GAP_X, y: last.y + STEP_HEIGHT / 2 - 18, w: 36, h: 36 })
  flows.unshift(['start', ncName(PRE_REVIEW)])
  flows.push([ncName(ISSUE), 'end'])
  return written(plan, [...shapes.values()], flows, shapes)
}

function documentationOf(plan: Plan, step: Scheduled, unitName: (id: string) => string): string {
  const names = step.id === PRE_REVIEW || step.id === ISSUE ? [] : step.matters.map((key) => plan.members.find((m) => m.matter === key)!.name)
  return [...(names.length ? [`事项：${names.join('、')}`] : []), `单位：${step.units.map(unitName).join('、')}`, `${step.days} 个工作日${step.counted ? '' : '（不计入时限）'}`, ...(step.slack === 0 ? ['在关键路径上'] : [`可宽延 ${step.slack} 个工作日`])].join('；')
}

/** Columns by the longest way from the beginning, rows so that no two steps of one column lie over each other. */
function layers(steps: readonly Scheduled[]): Map<string, { column: number; row: number }> {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const columns = new Map<string, number>()
  const columnOf = (id: string): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    const column = Math.max(-1, ...byId.get(id)!.after.map(columnOf)) + 1
    columns.set(id, column)
    return column
  }
  const rows = new Map<number, number>()
  return new Map(steps.map((step) => {
    const column = columnOf(step.id)
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    return [step.id, { column, row }]
  }))
}

function written(plan: Plan, shapes: readonly Shape[], flows: readonly [string, string][], byId: ReadonlyMap<string, Shape>): string {
  const flowId = ([from, to]: readonly [string, string]) => `flow_${from}_${to}`
  const node = ({ id, tag, name, documentation }: Shape) => {
    const inside = [
      ...(documentation ? [`<bpmn:documentation>${xml(documentation)}</bpmn:documentation>`] : []),
      ...flows.filter(([, to]) => to === id).map((flow) => `<bpmn:incoming>${flowId(flow)}</bpmn:incoming>`),
      ...flows.filter(([from]) => from === id).map((flow) => `<bpmn:outgoing>${flowId(flow)}</bpmn:outgoing>`),
    ]
    return `    <bpmn:${tag} id="${id}"${name ? ` name="${xml(name)}"` : ''}>${inside.join('')}</bpmn:${tag}>`
  }
  const edge = (flow: readonly [string, string]) => {
    const [a, b] = [byId.get(flow[0])!, byId.get(flow[1])!]
    const [x1, y1, x2, y2] = [a.x + a.w, a.y + a.h / 2, b.x, b.y + b.h / 2]
    const middle = (x1 + x2) / 2
    const points = y1 === y2 ? [[x1, y1], [x2, y2]] : [[x1, y1], [middle, y1], [middle, y2], [x2, y2]]
    return `      <bpmndi:BPMNEdge id="${flowId(flow)}_di" bpmnElement="${flowId(flow)}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="https://nuanban.cn/bpmn" exporter="nuanban">',
    `  <bpmn:process id="process_${ncName(plan.key)}" name="${xml(plan.name)}" isExecutable="false">`,
    ...shapes.map(node),
    ...flows.map((flow) => `    <bpmn:sequenceFlow id="${flowId(flow)}" sourceRef="${flow[0]}" targetRef="${flow[1]}"/>`),
    '  </bpmn:process>',
    `  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process_${ncName(plan.key)}">`,
    ...shapes.map(({ id, x, y, w, h }) => `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}"/></bpmndi:BPMNShape>`),
    ...flows.map(edge),
    '  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    '</bpmn:definitions>', '',
  ].join('\n')
}

/** Ids of steps hold colons, which an id of XML may not. Two different ids stay different. */
const ncName = (id: string) => `s_${id.replaceAll('_', '__').replaceAll(':', '_c_')}`
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
