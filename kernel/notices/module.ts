import type { Module } from '../module.ts'
import type { Office } from '../office.ts'
import { forgetRead } from './forget-read.ts'
import { notices as inbox, readNoticesRoute } from './inbox.ts'
import { sendDue } from './send-due.ts'
import { writeNotice } from './write-notice.ts'

/** Tells people what happened: in the inbox, by SMS and by WeChat. */
export const notices: Module = {
  name: 'notices',
  hearings: [writeNotice],
  views: [inbox],
  duties: [
    { name: 'notices.send', everySeconds: 5, run: async (office) => senderOf(office).start() },
    { name: 'notices.forget-read', everySeconds: 86_400, run: forgetRead },
  ],
  routes(app, office) {
    readNoticesRoute(app, office)
    const sender = senderOf(office)
    const stop = office.live.onWake(sender.start)
    app.addHook('onClose', async () => {
      stop()
      await sender.close()
    })
  },
}

const senders = new WeakMap<Office, ReturnType<typeof makeSender>>()

function senderOf(office: Office) {
  let sender = senders.get(office)
  if (!sender) senders.set(office, (sender = makeSender(office)))
  return sender
}

/** Sends beside everything else: a carrier that does not answer for minutes must not hold up clocks and messages. */
function makeSender(office: Office) {
  let again = false
  let closed = false
  let running: Promise<void> | undefined

  async function send() {
    do {
      again = false
      const sent = await sendDue(office).catch((error: Error) => {
        office.log.error({ error: error.message }, 'notices could not be sent')
        return 0
      })
      again ||= sent > 0
    } while (again && !closed)
    running = undefined
  }

  return {
    start() {
      again = true
      if (!closed) running ??= send()
    },
    async close() {
      closed = true
      await running
    },
  }
}
