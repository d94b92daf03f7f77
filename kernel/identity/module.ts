// Gives the schemas of routes their `summary`.
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { check } from '../check.ts'
import { strict } from '../contract.ts'
import { langOf, whoAsks } from '../http.ts'
import type { Module } from '../module.ts'
import type { Office } from '../office.ts'
import { adminRoutes } from './admin-routes.ts'
import { forgetAttempts } from './allowance.ts'
import { demoPerson } from './demo.ts'
import { Me, readMe } from './me.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { residentRoutes } from './resident-routes.ts'
import { forgetSessions } from './session.ts'
import { answerSignedIn, signOut } from './signed-in.ts'
import { staffRoutes } from './staff-routes.ts'

/** Who people are: signing in and out, and who may do what. */
export const identity: Module = {
  name: 'identity',
  duties: [
    { name: 'identity.forget-attempts', everySeconds: 3600, run: (office) => forgetAttempts(office.db, office.now()) },
    { name: 'identity.forget-sessions', everySeconds: 86_400, run: (office) => forgetSessions(office.db, office.now()) },
  ],
  routes(app, office) {
    everyone(app, office)
    residentRoutes(app, office)
    staffRoutes(app, office)
    adminRoutes(app, office)
    oidcRoutes(app, office)
  },
}

const DemoSignIn = Type.Object({ account: Type.Optional(Type.String({ maxLength: 64 })), phone: Type.Optional(Type.String({ maxLength: 20 })) }, strict)

function everyone(app: FastifyInstance, office: Office) {
  app.get('/api/identity/me', { schema: { summary: '当前登录人与登录方式', tags: ['identity'], response: { 200: Me } } }, async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', vary: 'accept-language' })
    return readMe(office, await whoAsks(office, request), langOf(request))
  })

  app.post('/api/identity/sign-out', { schema: { summary: '退出登录', tags: ['identity'] } }, (request, reply) => signOut(office, request, reply))

  app.post('/api/identity/demo-sign-in', { schema: { summary: '以演示人员身份登录(仅演示环境)', tags: ['identity'], body: DemoSignIn } }, async (request, reply) =>
    answerSignedIn(office, request, reply, await demoPerson(office, check(DemoSignIn, request.body))))
}
