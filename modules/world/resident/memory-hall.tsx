import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { go } from '#resident/kit/go.ts'
import { asRefusal } from '#resident/kit/refusal.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Picture, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { showField } from '#resident/kit/show-field'
import type { Memory } from '../contract.ts'
import { PublicFiles, publicAddress } from './memory-files.tsx'
import { read, type Told } from './office.ts'
import { memoryWords } from './words.ts'
import './memories.css'

/** 城市记忆馆: the wall, decade by decade. */
export function MemoryHallPage() {
  const w = useWords(memoryWords)
  const { data, refusal, again } = useView(() => read('memory_hall', {}), 'memory-hall')
  const [open, setOpen] = useState<Memory>()
  useDidShow(again)
  const foot = <Button id="leave" kind="main" icon="pen" onTap={() => go('leave-memory')}>{w.leaveTitle}</Button>
  return (
    <Page title={w.hallTitle} foot={foot} over={<Whole memory={open} onClose={() => setOpen(undefined)} />}>
      <View className="hall-head">
        <View className="hall-name">{w.hallTitle}</View>
        <View className="hint">{w.hallAbout}</View>
        {data && data.total > 0 && <View className="hall-total">{fill(w.total, { n: data.total })}</View>}
      </View>
      <Tap id="my-memories" className="row" onTap={() => go('my-memories')}><Icon name="mine" className="small" /><View className="row-words">{w.mineTitle}</View><Icon name="next" className="small" /></Tap>
      {refusal && !data && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data?.total === 0 && <Empty icon="clock" title={w.emptyHall}><View className="empty-words">{w.emptyHallAbout}</View></Empty>}
      {data && data.decades.length > 1 && (
        <View className="decades"><Choice<number> id="decade" label={w.whenWas} value={undefined} onChoose={(decade) => showField(`of-${decade}`)} options={data.decades.map(({ decade, name }) => ({ id: decade, name }))} /></View>
      )}
      {data?.decades.map((decade) => <Decade key={decade.decade} of={decade} onOpen={setOpen} />)}
    </Page>
  )
}

type OfDecade = Told<'memory_hall'>['decades'][number]

function Decade({ of: { decade, name, count, memories }, onOpen }: { of: OfDecade; onOpen: (memory: Memory) => void }) {
  const w = useWords(memoryWords)
  const [more, setMore] = useState<Memory[]>()
  const readAll = async () => {
    try {
      const found: Memory[] = []
      for (let after: string | undefined; ;) {
        const page = await read('memories', { decade, ...(after ? { after } : {}) })
        found.push(...page.memories)
        if (!page.next) break
        after = page.next
      }
      setMore(found)
    } catch (error) {
      toast(asRefusal(error).message)
    }
  }
  const shown = more ?? memories
  return (
    <View id={`of-${decade}`} className="decade">
      <View className="decade-head"><Heading level={2} className="decade-name">{name}</Heading><View className="hint decade-count">{fill(w.count, { n: count })}</View></View>
      <View className={`wall ${shown.length === 1 ? 'wall-single' : ''}`}>
        {[0, 1].map((column) => <View key={column} className="wall-column">{shown.filter((_, n) => n % 2 === column).map((one) => <Card key={one.id} memory={one} onOpen={onOpen} />)}</View>)}
      </View>
      {count > shown.length && <Button id={`all-${decade}`} onTap={() => void readAll()}>{fill(w.more, { n: count })}</Button>}
    </View>
  )
}

function Card({ memory, onOpen }: { memory: Memory; onOpen: (memory: Memory) => void }) {
  const w = useWords(memoryWords)
  const photo = memory.files.find(({ kind }) => kind === 'photo')
  return (
    <Tap id={`memory-${memory.id}`} className="memory" onTap={() => onOpen(memory)}>
      {photo && <Picture className="memory-photo" src={publicAddress(photo.id, 'thumb')} alt={fill(w.photoOf, { place: memory.spotName, when: memory.whenInWords })} />}
      {memory.text !== '' && <View className={`memory-text ${photo ? '' : 'memory-quoted'}`}>{memory.text}</View>}
      {memory.text === '' && !photo && <View className="memory-text memory-quoted"><Icon name="mic" className="small" /> {w.voice}</View>}
      <View className="memory-foot"><View>{memory.spotName}</View><View>{memory.whenInWords} · {memory.by ?? w.nobodyNamed}</View></View>
    </Tap>
  )
}

function Whole({ memory, onClose }: { memory: Memory | undefined; onClose: () => void }) {
  const w = useWords(memoryWords)
  if (!memory) return null
  const { spotName, whenInWords, by, text, files, building, lng, lat, when } = memory
  const here = { ...(building ? { building } : { lng: String(lng), lat: String(lat) }), year: when.slice(0, 4) }
  return (
    <Sheet title={`${spotName} · ${whenInWords}`} open onClose={onClose}>
      <PublicFiles files={files} about={fill(w.photoOf, { place: spotName, when: whenInWords })} />
      <View className="whole-text">{text}</View>
      <View className="whole-by">{by ?? w.nobodyNamed}</View>
      <Button id="leave-here" icon="pen" onTap={() => { onClose(); go('leave-memory', here) }}>{w.leaveHere}</Button>
    </Sheet>
  )
}
