import Taro from '@tarojs/taro'
import type { Point } from './place.ts'

/** WeChat shows its own map and answers on GCJ-02, some 500 m away from WGS-84: never drop the datum. */
export const hasMap = true

export async function locate(): Promise<Point | undefined> {
  const chosen = await Taro.chooseLocation({}).catch(() => undefined)
  if (!chosen || (!chosen.address && !chosen.name)) return undefined
  return { lng: Number(chosen.longitude), lat: Number(chosen.latitude), datum: 'gcj02', address: [chosen.address, chosen.name].filter(Boolean).join(' ') }
}
