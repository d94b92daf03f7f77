import { t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { Section } from './fields.tsx'
import type { Live } from './use-preview.ts'

/** More names than these are read by whoever asks for them. */
const FEW = 8

/** 谁在用: named before anything is changed, each one-thing with whether it still compiles and its tests hold. */
export function UsersPart({ kind, users }: { kind: string; users: Live['users'] }) {
  const { words, matterName, oneThingName } = useWords()
  const used = words[kind]
  if (!used) return <p className="hint">{t('新建的，目前只在这份设计稿里用。', 'New: used in this draft alone.')}</p>
  const wrong = users?.filter((one) => one.wrong.length > 0) ?? []
  return (
    <Section id="users" title={t('谁在用', 'Who uses it')} note={used.matters.length + used.oneThings.length === 0 ? t('目前没有事项用到。', 'Nothing uses it now.') : t('改动会同时影响下面全部；不能通过检查和测试的，发布不了。', 'A change concerns all of these; what fails its checks or tests keeps it from being published.')}
      extra={users && used.oneThings.length > 0 ? <span className={`tag tag-${wrong.length ? 'red' : 'green'}`}>{wrong.length ? t(`${wrong.length} 件受影响`, `${wrong.length} would break`) : t('都已重新试算，测试相符', 'all recomputed, tests hold')}</span> : undefined}>
      {used.oneThings.length > 0 && <><h4>{t(`一件事（${used.oneThings.length}）`, `One-things (${used.oneThings.length})`)}</h4>
        <ul className="used-in">{used.oneThings.map((key) => {
          const found = users?.find((one) => one.key === key)
          return <li key={key} data-wrong={found?.wrong.length ? '' : undefined}><b>{oneThingName(key)}</b> {!found ? <small>{t('待试算', 'to be computed')}</small> : found.wrong.length === 0 ? <small className="good">✓</small> : <ul className="changes">{found.wrong.slice(0, 6).map((w) => <li key={w.zh}>{t(w.zh, w.en)}</li>)}</ul>}</li>
        })}</ul></>}
      {used.matters.length > 0 && <details className="used-fold" open={used.matters.length <= FEW}><summary>{t(`事项（${used.matters.length}）`, `Matters (${used.matters.length})`)}<span>{used.matters.slice(0, 4).map(matterName).join(t('、', ', '))}{used.matters.length > 4 && t('等', '…')}</span></summary><p className="used-by">{used.matters.map(matterName).join(t('、', ', '))}</p></details>}
    </Section>
  )
}
