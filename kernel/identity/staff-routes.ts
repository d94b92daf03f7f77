import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { check } from '../check.ts'
import { strict } from '../contract.ts'
import type { District } from '../definitions/district.ts'
import { signedIn } from '../http.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import type { Staff } from './actor.ts'
import { changeOwnPassword, confirmTotp, setUpTotp } from './own-access.ts'
import { answerSignedIn } from './signed-in.ts'
import { staffSigningIn } from './staff-sign-in.ts'

const Password = Type.String({ minLength: 1, maxLength: 200 })
const Code = Type.String({ pattern: '^\\d{6}$' })

const SignIn = Type.Object({ account: Type.String({ minLength: 1, maxLength: 64 }), password: Password, totp: Type.Optional(Code), newPassword: Type.Optional(Password) }, strict)
const ChangePassword = Type.Object({ password: Password, newPassword: Password }, strict)
const SetUpTotp = Type.Object({ password: Password, totp: Type.Optional(Code) }, strict)
const ConfirmTotp = Type.Object({ totp: Code }, strict)

export function staffRoutes(app: FastifyInstance, office: Office) {
  app.post('/api/identity/sign-in', { schema: { summary: '工作人员登录', tags: ['identity'], body: SignIn } }, async (request, reply) => {
    const given = check(SignIn, request.body)
    return answerSignedIn(office, request, reply, await staffSigningIn(office, given, request.ip))
  })

  app.post('/api/identity/password', { schema: { summary: '修改本人密码', tags: ['identity'], body: ChangePassword } }, async (request, reply) => {
    const staff = await askingStaff(office, request)
    await changeOwnPassword(office, staff, check(ChangePassword, request.body))
    return answerSignedIn(office, request, reply, staff)
  })

  app.post('/api/identity/totp/setup', { schema: { summary: '绑定动态验证码：第一步', tags: ['identity'], body: SetUpTotp } }, async (request) => {
    const issuer = `暖办 ${office.definitions.newest<District>('district')?.body.name ?? ''}`.trim()
    return setUpTotp(office, await askingStaff(office, request), check(SetUpTotp, request.body), issuer)
  })

  app.post('/api/identity/totp/confirm', { schema: { summary: '绑定动态验证码：第二步', tags: ['identity'], body: ConfirmTotp } }, async (request) =>
    confirmTotp(office, await askingStaff(office, request), check(ConfirmTotp, request.body).totp))
}

async function askingStaff(office: Office, request: FastifyRequest): Promise<Staff> {
  const actor = await signedIn(office, request)
  if (actor.is !== 'staff') throw new Refused('not_yours', { zh: '这里供工作人员使用', en: 'This is for staff' }, 403)
  return actor
}
