import type { Module } from '../module.ts'
import type { Office } from '../office.ts'
import { notices as inbox, readNoticesRoute } from './inbox.ts'
import { sendDue } from './send-due.ts'
import { writeNotice } from './write-notice.ts'

/** Tells people what happened: in the inbox, by SMS and by WeChat. */
export const notices: Module = {
  name: 'notices',
  hearings: [writeNotice],
  views: [inbox],
  duties: [{ name: 'notices.send', everySeconds: 5, run: async (office) => void (await sendDue(office)) }],
  routes(app, office) {
    readNoticesRoute(app, office)
    const stop = sendWhenWoken(office)
    app.addHook('onClose', stop)
  },
}

/** Sends at once what this process has just written; the duty sees to what others left behind. */
function sendWhenWoken(office: Office): () => Promise<void> {
  let again = false
  let running: Promise<void> | undefined
  const send = async () => {
    do {
      again = false
      await sendDue(office).catch((error: Error) => office.log.error({ error: error.message }, 'notices could not be sent'))
    } while (again)
    running = undefined
  }
  const stop = office.live.onWake(() => {
    again = true
    running ??= send()
  })
  return async () => {
    stop()
    await running
  }
}
