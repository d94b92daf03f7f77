import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { checkQuery } from '../check.ts'
import { COOKIE } from '../http.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import { CALLBACK, type Errand, finishErrand, ownPage, startErrand } from './oidc.ts'
import { answerSignedIn, cookieFlags } from './signed-in.ts'

const ERRAND = `${COOKIE}-errand`
const SECONDS = 600

const Start = Type.Object({ to: Type.Optional(Type.String({ maxLength: 300 })) })

export function oidcRoutes(app: FastifyInstance, office: Office) {
  if (!office.config.oidc) return

  app.get('/api/identity/oidc/start', { schema: { summary: '经单位统一登录进入', tags: ['identity'], querystring: Start } }, async (request, reply) => {
    const { url, errand } = await startErrand(office, checkQuery(Start, request.query).to)
    reply.setCookie(ERRAND, Buffer.from(JSON.stringify(errand)).toString('base64url'), { ...cookieFlags(office, request), path: CALLBACK, maxAge: SECONDS })
    return reply.redirect(url.href)
  })

  app.get(CALLBACK, { schema: { summary: '单位统一登录回跳', tags: ['identity'] } }, async (request, reply) => {
    const errand = readErrand(request.cookies[ERRAND])
    // Gone before it is used, so that one errand ends once.
    reply.clearCookie(ERRAND, { ...cookieFlags(office, request), path: CALLBACK })
    const to = ownPage(errand?.to)
    try {
      await answerSignedIn(office, request, reply, await finishErrand(office, request.url.slice(CALLBACK.length), errand))
      return await reply.redirect(to)
    } catch (error) {
      // A person stands here, not a program: they get their page back, which says what went wrong.
      if (!(error instanceof Refused)) throw error
      return reply.redirect(`${to}${to.includes('?') ? '&' : '?'}refused=${error.code}`)
    }
  })
}

function readErrand(cookie: string | undefined): Errand | undefined {
  try {
    return cookie ? (JSON.parse(Buffer.from(cookie, 'base64url').toString()) as Errand) : undefined
  } catch {
    return undefined
  }
}
