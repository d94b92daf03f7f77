import type { LANDMARKS } from '../../place/features.ts'
import { cathedral } from './cathedral.ts'
import { christChurch } from './christ-church.ts'
import { dabaodaoYard } from './dabaodao-yard.ts'
import { governorsHall } from './governors-hall.ts'
import { governorsResidence } from './governors-residence.ts'
import { lighthouse } from './lighthouse.ts'
import { memoryHall } from './memory-hall.ts'
import type { Model } from './model.ts'
import { parkson } from './parkson.ts'
import { pierPavilion } from './pier-pavilion.ts'
import { police } from './police.ts'
import { seaPalace } from './sea-palace.ts'
import { station } from './station.ts'

export const MODELS: Record<(typeof LANDMARKS)[number], Model> = {
  cathedral, pier_pavilion: pierPavilion, governors_hall: governorsHall, station, memory_hall: memoryHall, sea_palace: seaPalace,
  christ_church: christChurch, governors_residence: governorsResidence, police, lighthouse, dabaodao_yard: dabaodaoYard, parkson,
}
