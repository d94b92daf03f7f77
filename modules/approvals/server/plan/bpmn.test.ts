import { BpmnModdle } from 'bpmn-moddle'
import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { whole } from '../../rules/situation.ts'
import { matters, materials, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { bpmnOf } from './bpmn.ts'
import { compile } from './compile.ts'
import { libraryOf } from './library.ts'

const library = libraryOf({ vocabularies: [vocabulary], materials: [materials], matters: Object.values(matters), registers: [registers], units: smallDistrict['units'] as never })
const { plan } = compile(teaHouse, library, '2026-03-04', calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test'))

type Read = { id: string; $type: string; name?: string; sourceRef?: Read; targetRef?: Read; flowElements?: Read[]; planeElement?: (Read & { bpmnElement: Read; bounds?: { x: number; y: number; width: number; height: number }; waypoint?: unknown[] })[]; plane?: Read }
const read = async (of = plan) => (await new BpmnModdle().fromXML(bpmnOf(of))) as unknown as { rootElement: { rootElements: Read[]; diagrams: { plane: Read }[] }; warnings: unknown[] }

test('a standard reader opens the plan without a warning and finds every step once', async () => {
  const { rootElement, warnings } = await read()
  expect(warnings).toEqual([])
  const [process] = rootElement.rootElements
  const tasks = process!.flowElements!.filter((e) => e.$type.endsWith('Task'))
  expect(process!.name).toBe('开办茶馆')
  expect(tasks.map((t) => t.name).toSorted()).toEqual(whole(plan).schedule.steps.map((s) => s.name).toSorted())
})

test('the flows say what waits for what, through gateways where ways part or meet', async () => {
  const { rootElement } = await read()
  const elements = rootElement.rootElements[0]!.flowElements!
  const flows = elements.filter((e) => e.$type === 'bpmn:SequenceFlow')
  const isGate = (one: Read) => one.$type === 'bpmn:ParallelGateway'
  /** Tasks that come before one, past gateways. */
  const before = (id: string): string[] => flows.filter((f) => f.targetRef!.id === id).flatMap(({ sourceRef }) => (isGate(sourceRef!) ? before(sourceRef!.id) : [sourceRef!.name!]))
  const named = new Map(whole(plan).schedule.steps.map((s) => [s.id, s.name]))
  for (const step of whole(plan).schedule.steps) {
    const task = elements.find((e) => e.$type.endsWith('Task') && e.id === `s_${step.id.replaceAll('_', '__').replaceAll(':', '_c_')}`)!
    expect([...new Set(before(task.id))].toSorted(), step.id).toEqual(step.after.length ? step.after.map((id) => named.get(id)!).toSorted() : ['提交申请'])
  }
  for (const gate of elements.filter(isGate)) expect(Math.max(flows.filter((f) => f.sourceRef === gate).length, flows.filter((f) => f.targetRef === gate).length)).toBeGreaterThan(1)
})

test('everything is drawn, and nothing lies over anything else', async () => {
  const { rootElement } = await read()
  const elements = rootElement.rootElements[0]!.flowElements!
  const drawn = rootElement.diagrams[0]!.plane.planeElement!
  expect(drawn.map((d) => d.bpmnElement.id).toSorted()).toEqual(elements.map((e) => e.id).toSorted())
  const boxes = drawn.flatMap((d) => (d.bounds ? [d.bounds] : []))
  const lapped = boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height))
  expect(lapped).toEqual([])
})

test('names with signs of XML do not break it', async () => {
  const { rootElement, warnings } = await read({ ...plan, name: 'A & B <“茶”>' })
  expect([warnings, rootElement.rootElements[0]!.name]).toEqual([[], 'A & B <“茶”>'])
})
