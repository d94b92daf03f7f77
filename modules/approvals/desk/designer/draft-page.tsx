import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, ConfigProvider, Input, Skeleton } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { dayOf } from '#apps/desk/kit/moments.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { get } from '#apps/desk/kit/transport.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Element } from '../../rules/element.ts'
import { bodyOf, discardDraft, type Draft, type Library, useDesign, type Words, WordsOf } from './ask.ts'
import { bodyIn, kindsIn, type Material, type Matter, type OneThing, withBody, withoutBody } from './bodies.ts'
import { ElementEditor } from './element-editor.tsx'
import { JsonPart } from './json-part.tsx'
import { LivePanel } from './live-panel.tsx'
import { MaterialEditor } from './material-editor.tsx'
import { MatterEditor } from './matter-editor.tsx'
import { NewDocument } from './new-document.tsx'
import { Adding } from './new-element.tsx'
import { OneThingEditor } from './one-thing-editor.tsx'
import { placeOf } from './place-of.ts'
import { ReviewPart } from './review-part.tsx'
import { StateMark } from './state-mark.tsx'
import { useDraft } from './use-draft.ts'
import { UsersPart } from './users-part.tsx'
import { usePreview } from './use-preview.ts'
import '#apps/desk/kit/marks.css'
import './designer.css'

export function DraftPage() {
  const { id } = useParams({ from: '/designer/$id' })
  const draft = useDesign('design_draft', { id }, { staleTime: Infinity })
  const library = useDesign('design_library', {}, { staleTime: 60_000 })
  if (draft.isPending || library.isPending) return <main className="page"><Skeleton active paragraph={{ rows: 14 }} /></main>
  if (!draft.data || !library.data) return <main className="page"><Trouble error={draft.error ?? library.error} onRetry={() => { void draft.refetch(); void library.refetch() }} /></main>
  return <Editor key={`${id} ${draft.dataUpdatedAt}`} draft={draft.data} library={library.data} onReload={() => void draft.refetch()} />
}

function Editor({ draft, library, onReload }: { draft: Draft; library: Library; onReload: () => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const editing = useDraft(draft)
  const { content, change, saving, undo, redo } = editing
  const kinds = kindsIn(content)
  const [shown, setShown] = useState(() => kinds.find((kind) => kind.startsWith('one_thing:')) ?? kinds[0] ?? '')
  const [within, setWithin] = useState<string | undefined>()
  const [asJson, setAsJson] = useState(false)
  const [making, setMaking] = useState(false)
  const [flashing, setFlashing] = useState<string | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const kind = kinds.includes(shown) ? shown : kinds[0] ?? ''
  const body = bodyIn(content, kind)
  const mayEdit = draft.can.includes('edit')
  const isWord = kind.startsWith('element:') || kind.startsWith('material:')
  const words = useWordsOf(library, content)
  const live = usePreview(content, { show: kind, within })
  const edit = (to: (body: never) => object, place: string) => change((was) => withBody(was, kind, to(bodyIn(was, kind) as never)), `${kind}${place}`)

  useKeys({
    'ctrl+z': () => { if (!undo) return false; undo() }, 'ctrl+shift+z': () => { if (!redo) return false; redo() }, 'ctrl+y': () => { if (!redo) return false; redo() },
    'ctrl+s': () => { void editing.save().then(() => message.success(t('已保存', 'Saved'))) },
  })
  useEffect(() => {
    if (!flashing) return
    const place = scroll.current?.querySelector(flashing)
    place?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    place?.classList.add('flash')
    const timer = setTimeout(() => { place?.classList.remove('flash'); setFlashing(null) }, 1800)
    return () => clearTimeout(timer)
  }, [flashing, kind])

  const open = async (other: string) => {
    if (kinds.includes(other)) return setShown(other)
    try {
      const found = wordOf(library, other) ?? (await bodyOf<object>(other))
      change((was) => withBody(was, other, found.body, found.version))
      setShown(other)
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  const go = (at: string) => {
    const place = placeOf(at, kind, body as object | undefined, kinds)
    if (place.kind !== kind && !kinds.includes(place.kind)) {
      const name = nameOfKind(words, place.kind)
      return void modal.confirm({ title: t(`“${name}”还不在这份设计稿里`, `${name} is not part of this draft yet`), content: t('加进来就可以一起修改、一起发布。', 'Take it in to change and publish it together.'), okText: t('加进来修改', 'Take it in'), cancelText: t('不用', 'No'), onOk: () => open(place.kind).then(() => setFlashing(place.selector)) })
    }
    setAsJson(false)
    setShown(place.kind)
    setTimeout(() => setFlashing(place.selector))
  }
  const takeOut = () => void modal.confirm({ title: t(`从设计稿移出“${nameOfKind(words, kind)}”？`, `Take ${nameOfKind(words, kind)} out of this draft?`), content: t('这里对它的改动会丢失，已发布的不受影响。可以撤销。', 'What was changed here is lost; what is published stays. It can be undone.'), okText: t('移出', 'Take out'), cancelText: t('留着', 'Keep'), onOk: () => change((was) => withoutBody(was, kind)) })
  const discard = () => void modal.confirm({ title: t('删掉这份设计稿？', 'Discard this draft?'), content: t('没有发布的改动会丢失。', 'What was not published is lost.'), okButtonProps: { danger: true }, okText: t('删掉', 'Discard'), cancelText: t('留着', 'Keep'), onOk: () => discardDraft(draft.id).then(() => { void queries.invalidateQueries({ queryKey: ['approvals', 'designer'] }); void navigate({ to: '/designer' }) }, (error: unknown) => void message.error(sentenceOf(error))) })

  return (
    <WordsOf value={words}>
      <Adding value={{ element: (element) => change((was) => ({ ...was, elements: [...was.elements, element] })), material: (material) => change((was) => ({ ...was, materials: [...was.materials, material] })) }}>
        <main className="design">
          <header className="design-head">
            <Link to="/designer" aria-label={t('回到设计', 'Back')}>‹ {t('设计', 'Designer')}</Link>
            <Input variant="borderless" className="design-title" aria-label={t('设计稿名称', 'Title')} value={content.title} readOnly={!mayEdit} onChange={(event) => change((was) => ({ ...was, title: event.target.value }), 'title')} />
            <StateMark state={draft.state} />
            {mayEdit && <SavingMark saving={saving} />}
            <span className="design-tools">
              {mayEdit && <><Button size="small" type="text" icon={<UndoOutlined />} disabled={!undo} onClick={undo} title="Ctrl+Z">{t('撤销', 'Undo')}</Button><Button size="small" type="text" icon={<RedoOutlined />} disabled={!redo} onClick={redo} title="Ctrl+Shift+Z">{t('重做', 'Redo')}</Button></>}
              <Button size="small" type="text" aria-pressed={asJson} onClick={() => setAsJson(!asJson)}>JSON</Button>
              {draft.can.includes('discard') && <Button size="small" type="text" danger onClick={discard}>{t('删掉', 'Discard')}</Button>}
            </span>
          </header>
          {saving.state === 'elsewhere' && <Alert banner type="error" title={sentenceOf(saving.error)} action={<Button size="small" onClick={onReload}>{t('载入对方的版本', 'Load theirs')}</Button>} />}
          {draft.returned && <Alert banner type="warning" title={t(`${draft.reviewer} 退回：${draft.returned}`, `Returned by ${draft.reviewer}: ${draft.returned}`)} />}
          {draft.overtaken.length > 0 && <Alert banner type="warning" title={t(`${draft.overtaken.map((one) => nameOfKind(words, one)).join('、')} 已发布了更新的版本，请对照沿革核对，再以新版为底。`, 'A newer version was published meanwhile: check against its history, then base yours on it.')} action={mayEdit ? <Button size="small" onClick={() => void rebase(draft.overtaken)}>{t('已核对，以新版为底', 'Checked: base it on the new one')}</Button> : undefined} />}
          <div className="design-frame">
            <div className="design-main" ref={scroll}>
              <nav className="design-docs" aria-label={t('这份设计稿里的定义', 'In this draft')}>
                {kinds.map((one) => <button key={one} type="button" aria-current={one === kind ? 'page' : undefined} onClick={() => { setShown(one); setWithin(undefined) }}><small>{familyName(one)}{(one in content.bodies ? content.bases[one] === 0 : !library.words[one]) && t(' · 新', ' · new')}</small>{(bodyIn(content, one) as { name?: string }).name || one}</button>)}
                {mayEdit && <button type="button" className="design-docs-new" onClick={() => setMaking(true)}>＋ {t('新事项', 'New matter')}</button>}
                {mayEdit && kinds.length > 1 && <button type="button" className="design-docs-out" onClick={takeOut}>{t(`不改“${nameOfKind(words, kind)}”，移出`, `Take ${nameOfKind(words, kind)} out`)}</button>}
              </nav>
              <ReviewPart draft={draft} editing={editing} onDone={onReload} />
              {isWord && <UsersPart kind={kind} users={live.isStale ? null : live.users} />}
              <fieldset disabled={!mayEdit} className="design-fields">
                <ConfigProvider componentDisabled={!mayEdit}>{body === undefined ? null : asJson ? <JsonPart key={kind} value={body} onChange={(next) => change((was) => withBody(was, kind, next))} />
                  : kind.startsWith('one_thing:') ? <OneThingEditor body={body as OneThing} edit={edit as never} preview={live.preview} isStale={live.isStale} onOpen={(other) => void open(other)} />
                  : kind.startsWith('element:') ? <ElementEditor body={body as Element} edit={edit as never} /> : kind.startsWith('material:') ? <MaterialEditor body={body as Material} edit={edit as never} />
                  : <MatterEditor body={body as Matter} edit={edit as never} onOpen={(other) => void open(other)} />}</ConfigProvider>
              </fieldset>
            </div>
            <LivePanel live={live} show={kind} within={within} onWithin={setWithin} onGo={go} bpmn={kind.startsWith('one_thing:') ? `/api/approvals/bpmn/${kind.split(':')[1]}?draft=${draft.id}` : undefined} />
          </div>
          {making && <NewDocument may="own" taken={[...kinds, ...library.matters.map((m) => `matter:${m.key}`)]} day={dayOf(new Date())} onClose={() => setMaking(false)} onMade={() => undefined} into={(made, fresh) => { change((was) => withBody(was, made, fresh, 0)); setShown(made); setMaking(false) }} />}
        </main>
      </Adding>
    </WordsOf>
  )

  async function rebase(kindsBehind: readonly string[]) {
    const now = await get<Library>('/api/approvals/design_library')
    const newest = await Promise.all(kindsBehind.map(async (one) => [one, (wordOf(now, one) ?? (await bodyOf(one))).version] as const))
    change((was) => ({ ...was, bases: { ...was.bases, ...Object.fromEntries(newest) } }))
    await editing.save()
    setTimeout(onReload, 50)
  }
}

function SavingMark({ saving }: { saving: ReturnType<typeof useDraft>['saving'] }) {
  const says = { saved: t('已保存', 'Saved'), waiting: t('…', '…'), saving: t('保存中…', 'Saving…'), failed: t('没有保存成功，稍后自动再试', 'Not saved; trying again'), elsewhere: t('没有保存', 'Not saved') }[saving.state]
  return <span className="design-saving" data-state={saving.state} aria-live="polite" title={saving.error ? sentenceOf(saving.error) : ''}>{says}</span>
}

/** The vocabulary with what this draft adds to it. */
function useWordsOf(library: Library, content: ReturnType<typeof useDraft>['content']): Words {
  return useMemo(() => {
    const elements = [...library.elements.filter((e) => !(content.elements as Element[]).some((own) => own.key === e.key)), ...(content.elements as Element[])]
    const materials = [...library.materials.filter((m) => !(content.materials as Material[]).some((own) => own.key === m.key)), ...(content.materials as Library['materials'])]
    const drafted = Object.entries(content.bodies).filter(([kind]) => kind.startsWith('matter:')).map(([, body]) => body as Matter).map(({ key, name, en, authority, result }) => ({ key, name, en, unit: authority, result: result?.type ?? null }))
    const matters = [...library.matters.filter((m) => !drafted.some((own) => own.key === m.key)), ...drafted]
    const units = new Map(library.units.map((u) => [u.id, nameOf(u)]))
    const called = new Map([...matters.map((m) => [m.key, nameOf(m)] as const), ...materials.map((m) => [m.key, nameOf(m)] as const)])
    const things = new Map(library.oneThings.map((one) => [one.key, nameOf(one)] as const))
    return { ...library, elements, materials, matters, oneThingName: (key) => things.get(key) ?? key, byKey: new Map(elements.map((e) => [e.key, e])), papers: new Map(materials.map((m) => [m.key, m])), unitName: (id) => units.get(id) ?? id, matterName: (key) => called.get(key) ?? key }
  }, [library, content.elements, content.materials, content.bodies])
}

const familyName = (kind: string) => ({ one_thing: t('一件事', 'One-thing'), matter: t('事项', 'Matter'), element: t('数据元', 'Element'), material: t('材料', 'Document') })[kind.split(':')[0]!]
function nameOfKind({ byKey, matterName, oneThingName }: Words, kind: string): string {
  const key = kind.slice(kind.indexOf(':') + 1)
  const element = kind.startsWith('element:') ? byKey.get(key) : undefined
  return element ? nameOf(element) : kind.startsWith('one_thing:') ? oneThingName(key) : matterName(key)
}

/** A published element or document, with the version of the file in which it stands. */
function wordOf({ elements, materials, words }: Library, kind: string): { body: object; version: number } | undefined {
  const [family, ...rest] = kind.split(':')
  const body = family === 'element' ? elements.find((e) => e.key === rest.join(':')) : family === 'material' ? materials.find((m) => m.key === rest.join(':')) : undefined
  return body && words[kind] ? { body, version: words[kind].version } : undefined
}
