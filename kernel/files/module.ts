import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { check, checkQuery } from '../check.ts'
import { Refusal } from '../contract.ts'
import { afterCommit } from '../db/transaction.ts'
import { signedIn, whoAsks } from '../http.ts'
import type { Module } from '../module.ts'
import type { Office } from '../office.ts'
import { hearing } from '../outbox.ts'
import { notFound } from '../refusal.ts'
import { begin } from './begin.ts'
import { FileState, LARGEST, NewFile, Ticket } from './contract.ts'
import { CopyMaker } from './copies.ts'
import { findFile, ownFile, stateOf } from './file-row.ts'
import { type FileKeeping, keepingFor } from './keeping.ts'
import { fileUploaded } from './finish.ts'
import { receive } from './receive.ts'
import { choose, send, type Wanted } from './serve.ts'
import { sightOf } from './sight.ts'
import { repair, sweep } from './sweep.ts'
import { holds, ticketFor } from './ticket.ts'

const At = Type.Object({ offset: Type.Integer({ minimum: 0 }) })
const tags = ['files']

type Room = FileKeeping & { copyMaker: CopyMaker }

/** 附件: taken in piece by piece, judged by content, shown without what the camera wrote beside it. */
export function filesModule(keepingOf: (office: Office) => FileKeeping) {
  const rooms = new WeakMap<Office, Room>()
  /** Made when first needed: many an office, in tests, never sees a file. */
  const roomOf = (office: Office): Room => {
    let room = rooms.get(office)
    if (!room) {
      const keeping = keepingOf(office)
      rooms.set(office, (room = { ...keeping, copyMaker: new CopyMaker(keeping) }))
    }
    return room
  }
  const wake = (office: Office) => roomOf(office).copyMaker.wake(office)

  const module: Module = {
    name: 'files',
    hearings: [hearing(fileUploaded, 'files.copies', async (office, tx) => afterCommit(tx, () => wake(office)))],
    duties: [
      { name: 'files.sweep', everySeconds: 3600, run: (office) => sweep(office, roomOf(office)) },
      { name: 'files.copies', everySeconds: 60, run: async (office) => wake(office) },
    ],
    async routes(app, office) {
      // Within a scope of its own, so that raw bodies are taken here and nowhere else.
      await app.register(async (scope) => {
        scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body))
        routesIn(scope, office, () => roomOf(office))
        scope.addHook('onReady', async () => void repair(office, () => roomOf(office)).catch((error: Error) => office.log.error({ error: error.message }, 'uploads could not be repaired')))
        scope.addHook('onClose', async () => {
          const room = rooms.get(office)
          rooms.delete(office)
          await room?.copyMaker.close()
        })
      })
    },
  }
  return { ...module, roomOf }
}

export const files: Module = filesModule(keepingFor)

type OfOne = { Params: { id: string } }

function routesIn(app: FastifyInstance, office: Office, room: () => Room) {
  app.post('/api/files', { schema: { summary: '开始上传', tags, body: NewFile, response: { 200: Type.Pick(FileState, ['id', 'offset']), 400: Refusal } } },
    async (request) => begin(office, room(), await signedIn(office, request), check(NewFile, request.body)))

  app.put<OfOne>('/api/files/:id', { bodyLimit: LARGEST.video + 1, schema: { summary: '从 offset 起继续上传', tags, querystring: At, response: { 200: FileState, 409: Refusal, 415: Refusal, 507: Refusal } } },
    async (request) => {
      const actor = await signedIn(office, request)
      const { offset } = checkQuery(At, request.query)
      const body = request.body instanceof Readable ? request.body : Readable.from([])
      return receive(office, room(), actor, { id: request.params.id, offset, body })
    })

  app.get<OfOne>('/api/files/:id/state', { schema: { summary: '上传到哪里了', tags, response: { 200: FileState, 404: Refusal } } },
    async (request) => stateOf(await ownFile(office, await signedIn(office, request), request.params.id)))

  app.get<OfOne>('/api/files/:id/ticket', { schema: { summary: '半小时内有效的查看凭据', tags, response: { 200: Ticket, 404: Refusal } } },
    async (request) => {
      const file = await findFile(office, request.params.id)
      const sight = await sightOf(office, await whoAsks(office, request), file)
      // What everybody sees needs no ticket, and one would outlive the moment at which it is taken back.
      if (sight.published) notFound()
      choose(file, 'file', sight)
      return ticketFor(office, file.id)
    })

  const look = (path: string, summary: string, wanted: (request: FastifyRequest) => Wanted) =>
    app.get<OfOne>(path, { exposeHeadRoute: false, schema: { summary, tags, response: { 404: Refusal } } }, async (request, reply) => {
      const file = await findFile(office, request.params.id)
      const { ticket } = request.query as { ticket?: unknown }
      const sight = (await holds(office, file.id, ticket)) ? { owns: false, copy: true, original: false } : await sightOf(office, await whoAsks(office, request), file)
      return send(room().store, request, reply, choose(file, wanted(request), sight), sight.published)
    })
  look('/api/files/:id', '查看文件;original=1 为原件，仅限办理人员', (request) => ((request.query as { original?: string }).original === '1' ? 'original' : 'file'))
  look('/api/files/:id/thumb', '缩略图', () => 'thumb')
  look('/api/files/:id/poster', '视频封面', () => 'poster')
}
