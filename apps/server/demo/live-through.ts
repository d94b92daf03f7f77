import type { Office } from '#kernel/office.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'

export async function liveThrough(_office: Office, _requests: DemoRequests, _progress: (done: number) => void) {}
