import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import type { Words } from '#kernel/contract.ts'
import { ActForm } from './act-form.tsx'
import { type Act, actsOf, type Memory } from './ask.ts'
import { MarkedText } from './marked-text.tsx'

/** One memory as its moderators read it: marks on what may tell who somebody is, spot and time, files, and the acts that the office allows. */
export function MemoryPane({ memory, titles, onClose, onDone }: { memory: Memory; titles: Record<string, Words>; onClose: () => void; onDone: () => void }) {
  const [act, setAct] = useState<Act>()
  const [publicFigures, setPublicFigures] = useState<string[]>([])
  const acts = actsOf(memory)
  const titleOf = (one: Act) => say(titles[`world.${one}`] ?? { zh: one, en: one })
  const names = [...new Set(memory.marks.filter(({ kind }) => kind === 'name').map(({ words }) => words))]
  useKeys(Object.fromEntries(acts.map((one, n) => [String(n + 1), () => setAct(one)])))
  return (
    <article className="memory-pane">
      <header className="memory-head">
        <div>
          <p className="memory-number">{memory.number} · <span className={`tag ${memory.state === 'published' ? 'tag-green' : memory.state === 'left' ? 'tag-sea' : 'tag-grey'}`}>{memory.stateName}</span></p>
          <h2>{memory.spotName}</h2>
          <p className="memory-when">{memory.whenInWords} · {memory.by ?? t('匿名', 'anonymous')}</p>
        </div>
        <Button type="text" icon={<CloseOutlined />} onClick={onClose} aria-label={t('关闭', 'Close')} />
      </header>
      {acts.length > 0 && (
        <div className="memory-bar" role="toolbar" aria-label={t('办理', 'Acts')}>
          {acts.map((one, n) => <Button key={one} type={n === 0 && one === 'publish_memory' ? 'primary' : 'default'} danger={one === 'take_down_memory'} aria-expanded={act === one} onClick={() => setAct(act === one ? undefined : one)}>{titleOf(one)} <kbd>{n + 1}</kbd></Button>)}
        </div>
      )}
      {act && acts.includes(act) && <ActForm key={act} memory={memory} act={act} title={titleOf(act)} publicFigures={publicFigures} onClose={() => setAct(undefined)} onDone={onDone} />}
      <Part title={t('记忆', 'The memory')}>
        {memory.text ? <MarkedText text={memory.text} marks={memory.marks} publicFigures={publicFigures} /> : <p className="memory-none">{memory.state === 'withdrawn' ? t('居民已撤回，内容不再显示。', 'Taken back: it is not shown any more.') : t('没有文字。', 'No words.')}</p>}
        {memory.marks.length > 0 && <p className="memory-note">{t(`标出 ${memory.marks.length} 处可能的个人信息，划线的公开时隐去。`, `${memory.marks.length} things may tell who somebody is; what is struck out is left out when it is published.`)}</p>}
        {names.length > 0 && acts.includes('publish_memory') && (
          <Checkbox.Group className="memory-figures" value={publicFigures} onChange={(to) => setPublicFigures(to as string[])} aria-label={t('公众人物', 'Public figures')}
            options={names.map((name) => ({ value: name, label: t(`“${name}”是公众人物，保留姓名`, `“${name}” is a public figure: let the name stand`) }))} />
        )}
        <FilesPart files={memory.files} />
      </Part>
      <Part title={t('经过', 'What happened')}>
        <ol className="memory-steps">{memory.steps.map(({ at, text, who }) => <li key={at}><time dateTime={at}>{momentOf(at)}</time><span>{who ? `${who}：` : ''}{text}</span></li>)}</ol>
      </Part>
    </article>
  )
}
