import type { Standing } from '#modules/world/build/built.ts'
import type { GroundArea, Line } from '#modules/world/build/grounds.ts'
import type { Ring } from '#modules/world/build/polygon.ts'
import type { OnPlan } from '#modules/world/place/on-plan.ts'

const ACROSS_M = 460
const INKS: Partial<Record<GroundArea['ground'], string>> = { land: '#efe6d3', island: '#dfe3c4', beach: '#f3e2b3', park: '#d5dfb6', square: '#e6d9bf', pier: '#e2d6c0', rail: '#d9d2c6' }

/** A plan of what lies about somebody, drawn from the same data as the streets. North is up. */
export function chart(canvas: HTMLCanvasElement, { buildings, lines, areas }: { buildings: readonly Standing[]; lines: readonly Line[]; areas: readonly GroundArea[] }) {
  const pen = canvas.getContext('2d')!
  const perM = canvas.width / ACROSS_M
  let middle: OnPlan = { x: 0, z: 0 }

  const path = (ring: Ring) => {
    pen.beginPath()
    for (const { x, z } of ring) pen.lineTo(x, z)
    pen.closePath()
  }

  return {
    draw(me: OnPlan & { heading: number }, year: number, way: readonly OnPlan[], marked: Standing | undefined) {
      middle = { x: me.x, z: me.z }
      pen.setTransform(1, 0, 0, 1, 0, 0)
      pen.fillStyle = '#b9d3d8'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.setTransform(perM, 0, 0, perM, canvas.width / 2 - me.x * perM, canvas.height / 2 - me.z * perM)
      for (const area of areas) {
        path(area.ring)
        pen.fillStyle = INKS[area.ground] ?? '#efe6d3'
        pen.fill()
      }
      pen.strokeStyle = '#fffdf8'
      pen.lineJoin = pen.lineCap = 'round'
      for (const { street, points } of lines) {
        pen.lineWidth = street.width * 0.8
        pen.beginPath()
        for (const { x, z } of points) pen.lineTo(x, z)
        pen.stroke()
      }
      for (const house of buildings) {
        if (house.from > year || house.to <= year || Math.abs(house.ring[0]!.x - me.x) > ACROSS_M || Math.abs(house.ring[0]!.z - me.z) > ACROSS_M) continue
        path(house.ring)
        pen.fillStyle = house === marked ? '#c8472f' : house.properties.landmark ? '#a5583f' : house.properties.name ? '#c08e6b' : '#d3bd9e'
        pen.fill()
      }
      if (way.length > 0) {
        pen.setLineDash([5, 5])
        pen.lineWidth = 2.5
        pen.strokeStyle = '#a5352b'
        pen.beginPath()
        for (const { x, z } of [me, ...way]) pen.lineTo(x, z)
        pen.stroke()
        pen.setLineDash([])
      }
      pen.translate(me.x, me.z)
      pen.rotate(me.heading)
      pen.fillStyle = '#a5352b'
      pen.strokeStyle = '#ffffff'
      pen.lineWidth = 2
      pen.beginPath()
      for (const [x, z] of [[0, -13], [8, 9], [0, 4], [-8, 9]] as const) pen.lineTo(x, z)
      pen.closePath()
      pen.fill()
      pen.stroke()
    },
    /** The spot under a point of the page. */
    at(x: number, y: number): OnPlan {
      const box = canvas.getBoundingClientRect()
      return { x: middle.x + ((x - box.left) / box.width - 0.5) * ACROSS_M, z: middle.z + ((y - box.top) / box.height - 0.5) * ACROSS_M * (canvas.height / canvas.width) }
    },
  }
}
