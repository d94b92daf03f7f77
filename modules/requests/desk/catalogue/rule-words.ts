import { nameOf, t } from '#apps/desk/kit/words.ts'
import { type Setup, unitName } from '../setup.ts'
import type { Limit } from './catalogue-diff.ts'

const named = (thing: { name: string; en: string } | undefined) => thing && nameOf(thing)

/** `@street` stands for whichever street the place lies in. */
export const unitInWords = (setup: Setup | undefined, unit: string) => (unit === '@street' ? t('属地街道', 'the street’s office') : unitName(setup, unit))
export const unitsInWords = (setup: Setup | undefined, units: readonly string[]) => units.map((unit) => unitInWords(setup, unit)).join(t('、', ', '))
export const categoryInWords = (setup: Setup | undefined, code: string) => named(setup?.categories.find((one) => one.code === code)) ?? code
export const areaInWords = (setup: Setup | undefined, code: string | null | undefined) => (code ? (named(setup?.areas.find((one) => one.code === code)) ?? code) : t('全区', 'whole district'))
export const limitInWords = (limit: Limit | undefined) => (limit ? (limit.unit === 'hours' ? t(`${limit.count} 小时`, `${limit.count} h`) : t(`${limit.count} 个工作日`, `${limit.count} working days`)) : t('按类别', 'by category'))
