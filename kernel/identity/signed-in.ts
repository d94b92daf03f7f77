import type { FastifyReply, FastifyRequest } from 'fastify'
import { COOKIE, langOf, tokenOf } from '../http.ts'
import type { Office } from '../office.ts'
import type { Resident, Staff } from './actor.ts'
import { type ActorView, viewOfActor } from './me.ts'
import { endSession, startSession } from './session.ts'

export type SignedIn = { actor: ActorView; token?: string; expiresAt: string }

/**
 * Starts a session, always a new one, and ends the one that was presented. Browsers get a cookie that scripts cannot
 * read; only the mini-program, which has no cookies, gets the token itself.
 */
export async function answerSignedIn(office: Office, request: FastifyRequest, reply: FastifyReply, actor: Resident | Staff): Promise<SignedIn> {
  const before = tokenOf(request)
  if (before) await endSession(office, before)
  const { token, expiresAt } = await startSession(office, actor)
  const view = { actor: viewOfActor(office, actor, langOf(request))!, expiresAt: expiresAt.toISOString() }
  if (request.headers['x-nuanban-client'] === 'weapp') return { ...view, token }
  reply.setCookie(COOKIE, token, { ...cookieFlags(office, request), expires: expiresAt })
  return view
}

export async function signOut(office: Office, request: FastifyRequest, reply: FastifyReply) {
  const token = tokenOf(request)
  if (token) await endSession(office, token)
  reply.clearCookie(COOKIE, cookieFlags(office, request))
  return { signedOut: true }
}

/** Lax, so that a link from a message opens with the person signed in; what changes anything is checked in http.ts. */
export const cookieFlags = (office: Office, request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' || !!office.config.publicUrl?.startsWith('https:') }) as const
