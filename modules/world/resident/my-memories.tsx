import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { beginDraft } from '#resident/kit/drafts.ts'
import { when } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { markReadOf } from '#resident/kit/inbox.ts'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { uuid } from '#resident/kit/uuid.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import type { MyMemory } from '../contract.ts'
import { AmendMemory } from './amend-memory.tsx'
import { OwnFiles } from './memory-files.tsx'
import { blank, DRAFT, type MemoryFields } from './memory-fields.ts'
import { ask, read } from './office.ts'
import { memoryWords } from './words.ts'
import './memories.css'

/** 我的记忆: each with how it stands, and taken back with one tap. */
export function MyMemoriesPage() {
  const w = useWords(memoryWords)
  const session = useSession()
  const foot = session && <Button id="leave" kind="main" icon="pen" onTap={() => go('leave-memory')}>{w.leaveTitle}</Button>
  return (
    <Page title={w.mineTitle} foot={foot}>
      {session ? <Mine key={session.id} /> : <View className="card"><View className="card-title"><Icon name="lock" className="small" />{w.mineSignIn}</View><SignIn /></View>}
    </Page>
  )
}

function Mine() {
  const w = useWords(memoryWords)
  const { data, refusal, again } = useView(() => read('my_memories', {}), 'my-memories')
  const [older, setOlder] = useState<MyMemory[]>([])
  const [beyond, setBeyond] = useState<string | null>()
  useDidShow(again)
  if (refusal && !data) return <Refused refusal={refusal} onRetry={again} />
  if (!data) return <Loading />
  if (data.memories.length === 0) return <Empty icon="pen" title={w.nothing}><View className="empty-words">{w.nothingAbout}</View></Empty>
  const next = beyond === undefined ? data.next : beyond
  const readOlder = () => {
    if (!next) return
    read('my_memories', { after: next }).then((page) => {
      setOlder((now) => [...now, ...page.memories])
      setBeyond(page.next)
    }, (error: unknown) => toast(asRefusal(error).message))
  }
  return (
    <View>
      {[...data.memories, ...older].map((one) => <One key={one.id} memory={one} onMoved={again} />)}
      {next && <Button id="older" onTap={readOlder}>{w.older}</Button>}
    </View>
  )
}

const KIND: Record<string, string> = { returned: 'case-needs-you', published: 'case-over' }

function One({ memory, onMoved }: { memory: MyMemory; onMoved: () => void }) {
  const w = useWords(memoryWords)
  const { language } = useSettings()
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState(false)
  const { id, can, state, asked } = memory
  const withdraw = async () => {
    setBusy(true)
    await ask('withdraw_memory', { caseId: id, key: uuid() }).then(() => { toast(w.withdrawn); onMoved() }, (error: unknown) => toast(asRefusal(error).message))
    setBusy(false)
  }
  /** Taken back by mistake it can be sent again, with the same words and at the same spot; it is looked at anew. */
  const undo = () => {
    const { text, building, lng, lat, decade, when: then } = memory
    beginDraft<MemoryFields>(DRAFT, { ...blank(), text, decade, ...(building ? { building } : { point: { lng, lat } }), ...(/^\d{4}$/.test(then) ? { year: Number(then) } : {}) })
    go('leave-memory')
  }
  const unfold = () => {
    setOpen(!open)
    void markReadOf(id).catch(() => undefined)
  }
  return (
    <View id={`mine-${id}`} className={`card memory-mine ${KIND[state] ?? ''}`}>
      <View className="case-head"><View className={`badge memory-${state}`}>{memory.stateName}</View><View className="case-when">{when(memory.leftAt, language)}</View></View>
      <View className="memory-where"><Icon name="pin" className="small" /><View>{memory.spotName} · {memory.whenInWords}</View></View>
      {memory.text !== '' && <View className="memory-said">{memory.text}</View>}
      <OwnFiles files={memory.files} about={fill(w.photoOf, { place: memory.spotName, when: memory.whenInWords })} />
      <View className="memory-status">{memory.status}</View>
      {asked && <View className="memory-asked"><View className="strong">{w.askedTo}</View><View>{asked}</View></View>}
      {can.includes('world.amend_memory') && <AmendMemory memory={memory} onDone={onMoved} />}
      {can.includes('world.withdraw_memory') && <Button id={`withdraw-${id}`} kind="plain" busy={busy} onTap={() => void withdraw()}>{w.withdraw}</Button>}
      {state === 'withdrawn' && <Button id={`undo-${id}`} kind="quiet" onTap={undo}>{w.undo}</Button>}
      <Tap className="unfold" onTap={unfold}>{w.history} · {memory.number}</Tap>
      {open && memory.steps.map((step) => <View key={step.at} className="memory-step"><View className="hint">{when(step.at, language)}</View><View>{step.text}</View></View>)}
    </View>
  )
}
