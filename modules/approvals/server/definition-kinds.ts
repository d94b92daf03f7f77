import { calendarOf, type CalendarDefinition } from '#kernel/calendar/calendar.ts'
import type { District, Units } from '#kernel/definitions/district.ts'
import type { FolderFile } from '#kernel/definitions/folder.ts'
import { type DefinitionKind, doubles, type Here } from '#kernel/definitions/registry.ts'
import { Delegation } from './definitions/delegation.ts'
import { faultsOf, Vocabulary } from './definitions/element.ts'
import { Materials } from './definitions/material.ts'
import { Matter } from './definitions/matter.ts'
import { OneThing } from './definitions/one-thing.ts'
import { Registers } from './definitions/register.ts'
import { faultsIn } from '../rules/typed.ts'
import { Zone } from './definitions/zone.ts'
import { compile } from './plan/compile.ts'
import { testDefinition } from './plan/definition-tests.ts'
import { type Library, libraryOf } from './plan/library.ts'

type Others = Parameters<NonNullable<DefinitionKind['also']>>[1]

function libraryFrom(others: Others, { documentsOf }: Here): Library {
  const all = <T>(family: string) => documentsOf(family).map((kind) => others<T>(kind))
  return libraryOf({ vocabularies: all('elements'), materials: all('materials'), matters: all('matter'), registers: all('registers'), units: others<Units>('units') ?? [] })
}

const registers: DefinitionKind<typeof Registers> = { name: 'registers', schema: Registers, also: (body) => doubles(body.registers.map((r) => r.key)).map((key) => `register ${key} stands twice`) }

const elements: DefinitionKind<typeof Vocabulary> = {
  name: 'elements',
  schema: Vocabulary,
  also(body, others, here) {
    const elsewhere = here.documentsOf('elements').filter((kind) => kind !== here.kind).map((kind) => others<Vocabulary>(kind))
    const groups = new Set([...elsewhere, body].flatMap((v) => v.groups).map((g) => g.key))
    const taken = new Set(elsewhere.flatMap((v) => v.elements).map((e) => e.key))
    return [
      ...doubles(body.elements.map((e) => e.key)).map((key) => `element ${key} stands twice`),
      ...body.elements.filter((e) => taken.has(e.key)).map((e) => `element ${e.key} stands in another file too`),
      ...body.elements.flatMap(faultsOf),
      ...body.elements.filter((e) => !groups.has(e.group)).map((e) => `element ${e.key}: no group ${e.group}`),
    ]
  },
}

const materials: DefinitionKind<typeof Materials> = {
  name: 'materials',
  schema: Materials,
  also(body, others, here) {
    const elsewhere = new Set(here.documentsOf('materials').filter((kind) => kind !== here.kind).flatMap((kind) => others<Materials>(kind).materials).map((m) => m.key))
    return [
      ...doubles(body.materials.map((m) => m.key)).map((key) => `material ${key} stands twice`),
      ...body.materials.filter((m) => elsewhere.has(m.key)).map((m) => `material ${m.key} stands in another file too`),
    ]
  },
}

const matter: DefinitionKind<typeof Matter> = {
  name: 'matter',
  schema: Matter,
  also(body, others, here) {
    const { elements: known, materials: kept } = libraryFrom(others, here)
    return [
      ...body.asks.filter((a) => !known.has(a.element)).map((a) => `no element ${a.element}`),
      ...body.materials.filter((m) => !kept.has(m.material)).map((m) => `no material ${m.material}`),
      ...doubles(body.asks.map((a) => a.element)).map((key) => `element ${key} is asked twice`),
      ...doubles(body.steps.map((s) => s.id)).map((id) => `step ${id} stands twice`),
    ]
  },
}

/** 一件事: it compiles without errors, and its own tests hold; otherwise it is not published. */
const oneThing: DefinitionKind<typeof OneThing> = {
  name: 'one_thing',
  schema: OneThing,
  also(body, others, here) {
    const district = others<District>('district')
    const calendar = calendarOf(others<CalendarDefinition>('calendar'), { closes: district?.office_hours.at(-1)?.[1] ?? '18:00' }, 'newest')
    const { plan, lints, all } = compile(body, libraryFrom(others, here), body.effectiveFrom, calendar)
    const errors = lints.filter((l) => l.level === 'error').map((l) => `${l.name} ${l.at}: ${l.says.zh}`)
    if (errors.length || !all) return errors
    return testDefinition(plan, body.tests).flatMap((t) => t.wrong.map((w) => `test “${t.name}”: ${w.what} should be ${JSON.stringify(w.expected)} and is ${JSON.stringify(w.got)}`))
  },
}

/** 授权委托书: only what may be delegated at all can be. */
const delegation: DefinitionKind<typeof Delegation> = {
  name: 'delegation',
  schema: Delegation,
  also(body, others, here) {
    const { matters, elements: known, units } = libraryFrom(others, here)
    return [
      ...(body.from > body.until ? ['the letter ends before it begins'] : []),
      ...(units.has(body.by) ? [] : [`no unit ${body.by}`]),
      ...doubles(body.matters.map((m) => m.matter)).map((key) => `matter ${key} stands twice`),
      ...body.matters.filter((m) => !matters.get(m.matter)?.delegable).map((m) => `matter ${m.matter} is not there, or cannot be delegated`),
      ...body.matters.filter((m) => matters.has(m.matter) && matters.get(m.matter)!.authority !== body.by).map((m) => `matter ${m.matter} is not for ${body.by} to delegate`),
      ...body.matters.flatMap((m) => (m.when ? faultsIn(m.when, known).map((fault) => `${m.matter}: ${fault}`) : [])),
    ]
  },
}

/** 一区一特色: what the zone's own counters need to know beyond the cases. */
const zone: DefinitionKind<typeof Zone> = {
  name: 'zone',
  schema: Zone,
  also: (body, others, here) => (libraryFrom(others, here).matters.has(body.freeSeals.matter) ? [] : [`no matter ${body.freeSeals.matter}`]),
}

export const definitionKinds = [registers, elements, materials, matter, oneThing, delegation, zone] as unknown as readonly DefinitionKind[]

export const folder: readonly FolderFile[] = [
  { kind: 'registers', each: 'approvals/registers' },
  { kind: 'elements', each: 'approvals/elements' },
  { kind: 'materials', each: 'approvals/materials' },
  { kind: 'matter', each: 'approvals/matters' },
  { kind: 'one_thing', each: 'approvals/one-things' },
  { kind: 'zone', file: 'approvals/zone.json' },
  { kind: 'delegation', each: 'approvals/delegations', effectiveFrom: (letter: Delegation) => letter.from },
]
