import { pathToFileURL } from 'node:url'
import { answerMeasurements, spotsOf } from './presence-spots.ts'

/** The same place as a Colyseus room: 32 m cells, three by three, looked over twice a second; patches every 50 ms. Its types are not here to be had. */
const [people, layout] = [Number(process.argv[2]), process.argv[3]!]
const need = async (name: string) => (await import(pathToFileURL(`${process.env['BENCH_COLYSEUS']}/node_modules/@colyseus/${name}/build/index.mjs`).href)) as Record<string, any>
const { Server, Room } = await need('core')
const { WebSocketTransport } = await need('ws-transport')
const { schema, t, StateView, Encoder } = await need('schema')
Encoder.BUFFER_SIZE = 512 * 1024

const Person = schema({ id: t.uint16(), x: t.int16(), z: t.int16(), heading: t.uint8(), gait: t.uint8() }, 'Person')
const Place = schema({ people: t.map(Person).view() }, 'Place')
const spots = spotsOf(people, layout)
const CELL_STEPS = 32 / 0.05
const REVIEW_MS = 500

class District extends Room {
  state = new Place()
  patchRate = 50
  maxClients = 1e6
  onCreate() {
    this.onMessage('move', (client: any, [x, z, heading, gait]: number[]) => Object.assign(client.userData, { x, z, heading, gait }))
    this.clock.setInterval(() => this.review(), REVIEW_MS)
  }
  onJoin(client: any, { n }: { n: number }) {
    client.view = new StateView()
    client.userData = new Person().assign({ id: n, x: Math.round(spots[n]!.x / 0.05), z: Math.round(spots[n]!.z / 0.05), heading: 0, gait: 1 })
    client.seen = new Set()
    this.state.people.set(client.sessionId, client.userData)
  }
  onLeave(client: any) {
    this.state.people.delete(client.sessionId)
  }
  review() {
    const cells = new Map<string, any[]>()
    const cellOf = ({ x, z }: any) => [Math.floor(x / CELL_STEPS), Math.floor(z / CELL_STEPS)] as const
    for (const person of this.state.people.values()) {
      const key = cellOf(person).join()
      cells.set(key, [...(cells.get(key) ?? []), person])
    }
    for (const client of this.clients) {
      const [cx, cz] = cellOf(client.userData)
      const near = new Set([-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dz) => cells.get(`${cx + dx},${cz + dz}`) ?? [])))
      for (const person of near) if (!client.seen.has(person)) client.view.add(person)
      for (const person of client.seen) if (!near.has(person)) client.view.remove(person)
      client.seen = near
    }
  }
}

const transport = new WebSocketTransport({ pingInterval: 0 })
const server = new Server({ transport, greet: false, gracefullyShutdown: false })
server.define('district', District)
await server.listen(0, '127.0.0.1')
answerMeasurements(transport.server.address().port)
