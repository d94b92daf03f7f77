import { useMemo, useState } from 'react'
import { forget } from '#resident/kit/files'
import { useSettings } from '#resident/kit/settings.ts'
import { showField } from '#resident/kit/show-field'
import { toast } from '#resident/kit/toast.ts'
import { type SentFile, useUploads } from '#resident/kit/use-uploads.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Notice } from '#resident/ui/notice.tsx'
import { PhotoGrid } from '#resident/ui/photo-grid.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import type { Answers } from '../rules/expr.ts'
import { firmOf } from '../rules/firm-of.ts'
import { papersLeft, type PaperLeft } from '../rules/papers-left.ts'
import type { Plan } from '../rules/plan.ts'
import type { Satisfied } from '../rules/situation.ts'
import { nameOf } from './element-input.tsx'
import { type Filled, type Filling, useFilled } from './filling.ts'
import { type OneThing, read } from './office.ts'
import { PromiseBar, useBarred } from './promise-bar.tsx'
import { PromiseNotice } from './promise-notice.tsx'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** Types of the valid certificates of the firm that this is for, or of the person themselves where it is for none. */
export function useOwnCertificates(plan: Plan, answers: Answers): ReadonlySet<string> {
  const { data } = useView(() => read('my_certificates', {}), 'my_certificates')
  const firm = firmOf(plan, answers)
  return useMemo(() => new Set(data?.certificates.filter((c) => c.status === 'valid' && c.firm === firm).map((c) => c.type) ?? []), [data, firm])
}

/** Whoever may not promise is offered what is left, and a promise of before counts no more. */
export function papersOf(plan: Plan, { answers, uploads, promises, later, vouched }: Filled, certificates: ReadonlySet<string>, barred: boolean) {
  const { left, satisfied } = papersLeft(plan, answers, { uploads, promises: barred ? [] : promises, later: barred ? [] : later, certificates, vouched: new Set(vouched) })
  return { satisfied, left: barred ? left.map((paper) => ({ ...paper, may: paper.may.filter((way) => way === 'upload') })) : left }
}

const isUploading = (file: SentFile) => file.state === 'waiting' || file.state === 'sending'

/** 只要剩下的: upload it, promise it, or let it follow, where the matter allows that. */
export function ApplyPapers({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const filled = useFilled(filling)
  const certificates = useOwnCertificates(thing.plan, filled.answers)
  const barred = useBarred(thing.plan, filled.answers)
  const { left, satisfied } = papersOf(thing.plan, filled, certificates, barred !== null)
  const [promising, setPromising] = useState<PaperLeft>()
  const [checked, setChecked] = useState(false)
  const [all, setAll] = useState(false)
  const { uploads, promises, later } = filled

  const files = Object.values(uploads).flat()
  useUploads(files, (key, part) => {
    const now = filling.now().uploads
    filling.change({ uploads: Object.fromEntries(Object.entries(now).map(([material, own]) => [material, own.map((file) => (file.key === key ? { ...file, ...part } : file))])) })
  })
  const setFiles = (material: string, own: readonly SentFile[]) => filling.change({ uploads: { ...filling.now().uploads, [material]: own } })
  const choose = (paper: PaperLeft, how: 'promise' | 'upload' | 'later') => {
    const { key } = paper.material
    if (how === 'promise') return setPromising(paper)
    filling.change({ promises: promises.filter((one) => one !== key), later: how === 'later' ? [...new Set([...later, key])] : later.filter((one) => one !== key) })
  }
  const open = left.filter((paper) => !paper.done)
  const onNext = () => {
    setChecked(true)
    const first = open[0]
    if (first) {
      toast(fill(w.papersOpen, { n: open.length }))
      return showField(`paper-${first.material.key}`)
    }
    if (files.some((file) => ['failed', 'refused', 'lost'].includes(file.state))) return toast(w.filesFailed)
    filling.change({ step: 'check', at: undefined })
  }
  const busy = files.some(isUploading)
  return (
    <StepPage
      thing={thing} step="papers" onBack={() => filling.change({ step: 'form', at: undefined })} onNext={onNext} busy={busy && open.length === 0} next={busy && open.length === 0 ? w.uploading : w.next}
      over={<Sheet title={promising ? fill(w.promiseTitle, { name: nameOf(promising.material, language) }) : ''} open={!!promising} onClose={() => setPromising(undefined)}>
        {promising && <PromiseNotice thing={thing} paper={promising} onPromise={() => { filling.change({ promises: [...new Set([...promises, promising.material.key])], later: later.filter((one) => one !== promising.material.key) }); setPromising(undefined) }} />}
      </Sheet>}
    >
      {left.length > 0 && <PromiseBar barred={barred} />}
      <Heading level={2} className="result-title">{left.length ? fill(w.papersLeft, { n: left.length }) : w.papersNone}</Heading>
      {left.length === 0 && <Notice icon="check">{w.papersNoneAbout}</Notice>}
      {left.map((paper) => {
        const { material: { key }, may, neededBy } = paper
        const how = uploads[key]?.length ? 'upload' : paper.done ?? (may.length === 1 ? 'upload' : filled.at === `upload:${key}` ? 'upload' : undefined)
        return (
          <View key={key} id={`paper-${key}`} className={`card paper ${paper.done ? 'is-done' : ''}`}>
            <View className="paper-name">{paper.done && <Icon name="check" className="small" />}<View>{nameOf(paper.material, language)}</View></View>
            <View className="hint">{fill(w.neededFor, { names: neededBy.map((m) => nameOf(thing.plan.members.find((one) => one.matter === m)!, language)).join(w.comma) })}{paper.material.main ? ` · ${w.mainPaper}` : ''}</View>
            {may.length > 1 && (
              <View className="paper-ways"><Choice id={`way-${key}`} label={nameOf(paper.material, language)} value={how} onChoose={(chosen) => { choose(paper, chosen); if (chosen === 'upload') filling.change({ at: `upload:${key}` }) }} options={may.map((one) => ({ id: one, name: w[one] }))} /></View>
            )}
            {how === 'upload' && (
              <View className="paper-files">
                <PhotoGrid id={`add-${key}`} files={uploads[key] ?? []} onAdd={(added) => setFiles(key, [...(filling.now().uploads[key] ?? []), ...added])} onRemove={(gone) => { setFiles(key, (filling.now().uploads[key] ?? []).filter((file) => file.key !== gone)); void forget(gone) }} onRetry={(failed) => setFiles(key, (filling.now().uploads[key] ?? []).map((file) => (file.key === failed ? { ...file, state: 'waiting' } : file)))} />
              </View>
            )}
            {how === 'promise' && <View className="paper-says"><View>{w.promised}</View><Tap className="text-tap" onTap={() => setPromising(paper)}>{w.promiseRead}</Tap></View>}
            {how === 'later' && <View className="paper-says">{laterWords(thing.plan, paper, w.laterDays)}</View>}
            {checked && !paper.done && <View className="error" role="alert">{may.length > 1 ? w.paperChoose : w.paperUpload}</View>}
          </View>
        )
      })}
      {satisfied.length > 0 && (
        <View className="card">
          <Tap id="spared" className="fold" onTap={() => setAll(!all)}><View className="fold-words">{fill(w.papersDone, { n: satisfied.length })}</View><Icon name="next" className={`small turn ${all ? 'turned' : ''}`} /></Tap>
          {all && satisfied.map((one) => <View key={one.material.key} className="not-needed"><View>{nameOf(one.material, language)}</View><View className="hint">{howSatisfied(one, thing, w)}</View></View>)}
        </View>
      )}
    </StepPage>
  )
}

const laterWords = (plan: Plan, { neededBy }: Satisfied, words: string) => fill(words, { n: Math.min(...neededBy.flatMap((matter) => plan.members.find((m) => m.matter === matter)?.tolerance?.days ?? [])) })

function howSatisfied({ way }: Satisfied, { registers }: OneThing, w: { byForm: string; byResult: string; byCertificate: string; byRegister: string; upload: string }): string {
  if (way.by === 'form') return w.byForm
  if (way.by === 'result') return w.byResult
  if (way.by === 'certificate') return w.byCertificate
  return way.by === 'register' ? fill(w.byRegister, { name: registers[way.register]?.name ?? way.register }) : w.upload
}
