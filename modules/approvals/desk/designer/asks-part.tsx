import { Checkbox } from 'antd'
import { useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { type Matter, withItem, withPart } from './bodies.ts'
import { Condition } from './condition.tsx'
import { ElementPicker } from './element-picker.tsx'
import { LineTools, Section } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'
import { NewElement } from './new-element.tsx'

/** 填写项: which elements the matter asks, on which of today's forms, and when. What others ask already is found first. */
export function AsksPart({ body, edit, onOpen }: { body: Matter; edit: Edit<Matter>; onOpen: (kind: string) => void }) {
  const { byKey, words, groups } = useWords()
  const [making, setMaking] = useState<string | null>(null)
  const put = (asks: Matter['asks'], place = '/asks') => edit((was) => ({ ...was, asks }), place)
  const add = (element: string) => put([...body.asks, { element, on: body.forms.slice(0, 1).map((f) => f.key) }], '')
  const users = (key: string) => words[`element:${key}`]?.matters.length ?? 0
  const group = (key: string) => groups.find((g) => g.key === byKey.get(key)?.group)
  return (
    <Section id="asks" title={t(`填写项（${body.asks.length}）`, `Fields (${body.asks.length})`)} note={t('同一内容用同一个数据元，几个事项都问也只填一次。', 'One thing is one element: asked by several matters, it is filled in once.')}>
      {body.asks.length > 0 && (
        <table className="design-table">
          <thead><tr><th>{t('数据元', 'Element')}</th><th>{t('出自', 'On')}</th><th>{t('选填', 'Optional')}</th><th>{t('什么情形要填', 'When')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
          <tbody>
            {body.asks.map((ask, n) => {
              const element = byKey.get(ask.element)
              return (
                <tr key={ask.element} data-at={ask.element} data-path={`/asks/${n}`}>
                  <th scope="row">{element ? <button type="button" className="as-link" title={t('修改数据元', 'Change the element')} onClick={() => onOpen(`element:${ask.element}`)}>{nameOf(element)}</button> : ask.element}<small>{group(ask.element) ? nameOf(group(ask.element)!) : t('未定义', 'unknown')}{users(ask.element) > 1 ? t(` · ${users(ask.element)} 个事项在用`, ` · used ${users(ask.element)}×`) : ''}{element?.source ? t(' · 数据共享', ' · fetched') : ''}</small></th>
                  <td className="on-forms">{body.forms.map((form) => <label key={form.key} title={form.name}><input type="checkbox" checked={ask.on.includes(form.key)} onChange={() => put(withItem(body.asks, n, { ...ask, on: ask.on.includes(form.key) ? ask.on.filter((key) => key !== form.key) : [...ask.on, form.key] }), '')} /><span>{shortName(form.name, body.forms.map((f) => f.name))}</span></label>)}</td>
                  <td><Checkbox aria-label={t('选填', 'Optional')} checked={!!ask.optional} onChange={(event) => put(withItem(body.asks, n, withPart(ask, 'optional', event.target.checked || undefined)), '')} /></td>
                  <td><Condition value={ask.when} onChange={(when) => put(withItem(body.asks, n, withPart(ask, 'when', when)), `/asks/${n}/when`)} /></td>
                  <td><LineTools list={body.asks} n={n} onChange={(asks) => put(asks, '')} /></td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {making === null
        ? <div className="design-add"><ElementPicker without={new Set(body.asks.map((a) => a.element))} placeholder={t('＋ 添加填写项：输入名称查找', '+ Add a field: search by name')} onPick={add} onNew={setMaking} /></div>
        : <NewElement name={making} onMade={(key) => { add(key); setMaking(null) }} onClose={() => setMaking(null)} />}
    </Section>
  )
}

/** A form by its first characters, or by the last where several begin alike. */
const shortName = (name: string, all: readonly string[]) => (all.filter((other) => other.slice(0, 4) === name.slice(0, 4)).length > 1 ? `…${name.slice(-4)}` : name.slice(0, 4))
