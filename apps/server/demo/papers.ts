import { Readable } from 'node:stream'
import sharp from 'sharp'
import { begin } from '#kernel/files/begin.ts'
import { keepingFor } from '#kernel/files/keeping.ts'
import { receive } from '#kernel/files/receive.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'

/** Uploads what stands for a paper of this name: a drawing, or a page of lines. */
export type Upload = (actor: Resident, name: string) => Promise<string>

export function paperUploads(office: Office): Upload {
  const keeping = keepingFor(office)
  const drawn = new Map<string, Promise<Buffer>>()
  const picture = (svg: string) => {
    if (!drawn.has(svg)) drawn.set(svg, sharp(Buffer.from(svg)).png({ palette: true }).toBuffer())
    return drawn.get(svg)!
  }
  return async (actor, name) => {
    const bytes = await picture(/图|方案|照片/.test(name) ? DRAWING : PAGE)
    const { id } = await begin(office, keeping, actor, { name: `${name}.png`, size: bytes.length })
    await receive(office, keeping, actor, { id, offset: 0, body: Readable.from([bytes]) })
    return id
  }
}

const sheet = (drawn: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="400"><rect width="560" height="400" fill="#fff"/><g fill="none" stroke="#345" stroke-width="3">${drawn}</g></svg>`

/** Rooms with doors, a kitchen and tables. */
const DRAWING = sheet(`<path d="M40 40H520V320H330M280 320H40V40M220 40V140M220 190V320M220 190H120M70 190H40"/><path stroke-width="1.5" d="M60 60H200V90H60ZM60 210H110V290H60ZM280 320A50 50 0 0 1 330 270V320"/>
  <g stroke-width="1.5">${[280, 360, 440].flatMap((x) => [100, 190].map((y) => `<rect x="${x}" y="${y}" width="50" height="36"/>`)).join('')}</g><path stroke-width="1" d="M40 350H520M40 344V356M520 344V356"/>`)

const PAGE = sheet(`<path d="M200 50H360"/><g stroke-width="1.5" stroke="#789">${Array.from({ length: 9 }, (_, i) => `<path d="M60 ${100 + i * 26}H${i % 4 === 3 ? 330 : 500}"/>`).join('')}</g><circle cx="430" cy="330" r="38" stroke="#b33"/>`)
