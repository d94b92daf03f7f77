import { useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useKept } from '#apps/desk/kit/kept.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { useView } from '../ask.ts'
import { useSetup } from '../setup.ts'
import { differences, freshRuleId, type Rule, withProposal } from './catalogue-diff.ts'
import { DiffList } from './diff-list.tsx'
import { Proposals } from './proposals.tsx'
import { PublishForm } from './publish-form.tsx'
import { RuleForm } from './rule-form.tsx'
import { RulesTable } from './rules-table.tsx'
import '#apps/desk/kit/worklist.css'
import './catalogue.css'

type Draft = { of: number; rules: Rule[]; taken: string[] }

const rulesOf = (catalogue: unknown): Rule[] => (catalogue as { rules?: Rule[] } | null)?.rules ?? []

export function CataloguePage() {
  const setup = useSetup()
  const staff = useStaff()
  const queries = useQueryClient()
  // What stands in the draft was taken from one version; where a newer one is published meanwhile it would take that back.
  const [kept, setKept] = useKept<Draft>('catalogue')
  const [version, setVersion] = useState<number | undefined>(kept?.of)
  const [comparing, setComparing] = useState(false)
  const [editing, setEditing] = useState<{ rule: Rule | null } | null>(null)
  const found = useView('catalogue', version === undefined ? {} : { version }, { keep: true })
  const versions = found.data?.versions ?? []
  const shown = version ?? versions.find((one) => one.inForce)?.version ?? versions[0]?.version
  const before = versions.filter((one) => shown !== undefined && one.version < shown).toSorted((a, b) => b.version - a.version)[0]?.version
  const older = useView('catalogue', { version: before ?? 0 }, { enabled: comparing && before !== undefined })
  const published = rulesOf(found.data?.catalogue)
  const newest = Math.max(...versions.map((one) => one.version))
  const draft = kept && kept.of === newest && shown === newest ? kept.rules : null
  const diff = draft ? differences(published, draft) : []
  const taken = new Set(draft ? kept?.taken : [])
  const setDraft = (rules: Rule[], proposal?: string) => setKept({ of: newest, rules, taken: [...taken, ...(proposal ? [proposal] : [])] })
  const edits = staff.roles.includes('dispatcher') || staff.roles.includes('admin')
  // A change made to an older version would silently take back what the newer one changed.
  const may = edits && shown === newest
  const discard = () => setKept(null)
  const put = (rule: Rule) => {
    const now = draft ?? published
    const id = rule.id || freshRuleId(now, rule.category, rule.area)
    setDraft(now.some((one) => one.id === id) ? now.map((one) => (one.id === id ? { ...rule, id } : one)) : [{ ...rule, id }, ...now])
    setEditing(null)
  }

  if (found.isPending) return <main className="page"><Skeleton active paragraph={{ rows: 12 }} /></main>
  if (!found.data) return <main className="page"><Trouble error={found.error} onRetry={() => void found.refetch()} /></main>
  return (
    <main className="page">
      <header className="page-head"><h1>{t('派单目录', 'Dispatch catalogue')}</h1><p>{t('什么事、在哪里，由谁主办。每次修改都发布新版，已派的诉求按当时的版本算。', 'What, where, and who leads. Each change is a new version; cases keep the one they were dispatched under.')}</p></header>
      <div className="catalogue">
        <aside className="catalogue-side">
          <section className="part" aria-labelledby="versions-title">
            <div className="part-head"><h2 id="versions-title">{t('版本', 'Versions')}</h2></div>
            <ul className="versions">
              {versions.map((one) => (
                <li key={one.version}>
                  <button type="button" aria-pressed={one.version === shown} disabled={draft !== null} onClick={() => setVersion(one.version)}>
                    <b>{t(`第 ${one.version} 版`, `Version ${one.version}`)}</b> {one.inForce && <span className="tag tag-green">{t('现行', 'in force')}</span>}
                    <span>{t(`${one.effectiveFrom} 起 · ${one.rules} 条规则`, `from ${one.effectiveFrom} · ${one.rules} rules`)}</span><span className="versions-why">{one.why}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section className="part" aria-labelledby="proposals-title"><div className="part-head"><h2 id="proposals-title">{t('来自裁定的修订提议', 'Proposals from adjudications')}</h2></div><Proposals setup={setup} proposals={found.data.proposals} taken={taken} onTake={may ? (one) => setDraft(withProposal(draft ?? published, one), one.id) : undefined} /></section>
        </aside>
        <div className="catalogue-main">
          {diff.length > 0 && (
            <PublishForm
              changes={diff.length} title={t('发布新版目录', 'Publish')} published={t('新版目录已发布，到生效日自动启用', 'Published; it applies from its date on')} onDiscard={discard}
              publish={(given) => post('/api/requests/publish_catalogue', { ...given, rules: draft })}
              onPublished={() => { discard(); void queries.invalidateQueries({ queryKey: ['requests', 'catalogue'] }) }}
            >
              <DiffList setup={setup} diff={diff} />
            </PublishForm>
          )}
          <div className="page-tools">
            {may && <Button onClick={() => setEditing({ rule: null })}>{t('新增规则', 'New rule')}</Button>}
            {edits && !may && shown !== undefined && <Button onClick={() => setVersion(newest)}>{t(`在最新的第 ${newest} 版上修改`, `Edit the newest, version ${newest}`)}</Button>}
            {before !== undefined && draft === null && <Button aria-expanded={comparing} onClick={() => setComparing(!comparing)}>{comparing ? t('收起对比', 'Hide the comparison') : t(`与第 ${before} 版对比`, `Compare with version ${before}`)}</Button>}
          </div>
          {comparing && draft === null && older.data && <section className="card diff-card"><DiffList setup={setup} diff={differences(rulesOf(older.data.catalogue), published)} /></section>}
          <RulesTable setup={setup} rules={draft ?? published} changed={new Set(diff.flatMap((one) => (one.kind === 'removed' ? [] : [one.after.id])))} onEdit={may ? (rule) => setEditing({ rule }) : undefined} onRemove={may ? (rule) => setDraft((draft ?? published).filter((one) => one.id !== rule.id)) : undefined} />
        </div>
      </div>
      {editing && <RuleForm setup={setup} rule={editing.rule} onDone={put} onClose={() => setEditing(null)} />}
    </main>
  )
}
