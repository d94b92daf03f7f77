import type { Day } from '#kernel/calendar/day.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import type { Units } from '#kernel/definitions/district.ts'
import type { Element } from '../../rules/element.ts'
import type { Vocabulary } from '../definitions/element.ts'
import type { Material, Materials } from '../definitions/material.ts'
import type { Matter } from '../definitions/matter.ts'
import type { Registers } from '../definitions/register.ts'

/** All that a one-thing may name. */
export type Library = {
  groups: ReadonlyMap<string, { key: string; name: string; en: string }>
  elements: ReadonlyMap<string, Element>
  materials: ReadonlyMap<string, Material>
  matters: ReadonlyMap<string, Matter>
  registers: ReadonlyMap<string, Registers['registers'][number]>
  units: ReadonlySet<string>
}

export type Shelf = { vocabularies: readonly Vocabulary[]; materials: readonly Materials[]; matters: readonly Matter[]; registers: readonly Registers[]; units: Units }

export function libraryOf({ vocabularies, materials, matters, registers, units }: Shelf): Library {
  return {
    groups: new Map(vocabularies.flatMap((v) => v.groups).map((g) => [g.key, g])),
    elements: new Map(vocabularies.flatMap((v) => v.elements).map((e) => [e.key, e])),
    materials: new Map(materials.flatMap((m) => m.materials).map((m) => [m.key, m])),
    matters: new Map(matters.map((m) => [m.key, m])),
    registers: new Map(registers.flatMap((r) => r.registers).map((r) => [r.key, r])),
    units: new Set(units.map((u) => u.id)),
  }
}

/** What is published, as in force on a day. */
export function libraryOn(definitions: Definitions, day: Day): Library {
  const inForce = <T>(family: string) => definitions.documentsOf(family).map((kind) => definitions.at<T>(kind, day).body)
  return libraryOf({ vocabularies: inForce('elements'), materials: inForce('materials'), matters: inForce('matter'), registers: inForce('registers'), units: definitions.at<Units>('units', day).body })
}
