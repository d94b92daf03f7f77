import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { when } from '../../kit/dates.ts'
import { go } from '../../kit/go.ts'
import { markRead, readInbox, type NoticeLine } from '../../kit/inbox.ts'
import { asRefusal } from '../../kit/refusal.ts'
import { useSession } from '../../kit/session.ts'
import { useSettings } from '../../kit/settings.ts'
import { toast } from '../../kit/toast.ts'
import { useView } from '../../kit/use-view.ts'
import { useWords } from '../../kit/words.ts'
import { Tap, Text, View } from '../../ui/base'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Refused } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { shellWords } from '../../ui/shell-words.ts'
import { SignIn } from '../../ui/sign-in.tsx'

/** 消息: what happened to one's requests, newest first. */
export default function InboxPage() {
  const w = useWords(shellWords)
  const session = useSession()
  return <Page title={w.inbox}>{session ? <Messages key={session.id} /> : <View className="card"><SignIn /></View>}</Page>
}

function Messages() {
  const w = useWords(shellWords)
  const { data, refusal, again } = useView(readInbox, 'inbox')
  const [busy, setBusy] = useState(false)
  useDidShow(again)
  const readAll = async () => {
    setBusy(true)
    await markRead().then(again, (error: unknown) => toast(asRefusal(error).message))
    setBusy(false)
  }
  if (refusal && !data) return <Refused refusal={refusal} onRetry={again} />
  if (!data) return <Loading />
  if (data.notices.length === 0) return <Empty icon="bell" title={w.noMessages}><View className="empty-words">{w.noMessagesAbout}</View></Empty>
  return (
    <View>
      {data.notices.map((notice) => <Message key={notice.id} notice={notice} />)}
      {data.unread > 0 && <Button id="read-all" kind="quiet" busy={busy} onTap={() => void readAll()}>{w.readAll}</Button>}
    </View>
  )
}

/** Where a case of this module is read. */
const pageOf = (template: string) => (template.startsWith('approvals.') ? 'application' : template.startsWith('world.') ? 'my-memories' : 'request')

/** A case's number is never broken over two lines. */
const NUMBER = /(\d{6}-\d{6}-\d)/

function Message({ notice }: { notice: NoticeLine }) {
  const w = useWords(shellWords)
  const { language } = useSettings()
  const { caseId } = notice
  const open = () => {
    if (!notice.readAt) void markRead([notice.id]).catch(() => undefined)
    if (caseId) go(pageOf(notice.template), { id: caseId })
  }
  return (
    <Tap id={`notice-${notice.id}`} className={`card message ${notice.readAt ? '' : 'message-new'}`} onTap={open}>
      <View className="message-head">
        <View className="message-title">{notice.title}</View>
        {!notice.readAt && <View className="badge badge-new">{w.newMessage}</View>}
        <View className="case-when">{when(notice.at, language)}</View>
      </View>
      <View className="message-text">{notice.text.split(NUMBER).map((part, i) => (i % 2 === 1 ? <Text key={part} className="case-number">{part}</Text> : part))}</View>
      {caseId && <Icon name="next" className="small message-go" />}
    </Tap>
  )
}
