import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { when } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { markReadOf } from '#resident/kit/inbox.ts'
import { openDocument } from '#resident/kit/open-document'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { Timeline } from '#resident/ui/timeline.tsx'
import { LaterForm, WithdrawForm } from './application-acts.tsx'
import { Branches } from './branches.tsx'
import { read, type Told } from './office.ts'
import { Receipt } from './receipt.tsx'
import { applyWords } from './words.ts'
import './approvals.css'

type Application = Told<'my_application'>
type Doing = { act: 'withdraw' } | { act: 'later'; material: string; name: string }

export function ApplicationPage() {
  const id = useRouter().params.id ?? ''
  const w = useWords(applyWords)
  const session = useSession()
  return session ? <One key={session.id} id={id} /> : <Page title={w.applications}><View className="card"><SignIn /></View></Page>
}

function One({ id }: { id: string }) {
  const w = useWords(applyWords)
  const { data: application, refusal, again } = useView(() => read('my_application', { id }), id)
  const [doing, setDoing] = useState<Doing>()
  useDidShow(again)
  useEffect(() => {
    if (application) void markReadOf(application.id).catch(() => undefined)
  }, [application])
  const done = () => {
    setDoing(undefined)
    toast(w.done)
    again()
  }
  const over = application && doing && (
    <Sheet title={doing.act === 'withdraw' ? w.withdraw : doing.name} open onClose={() => setDoing(undefined)}>
      {doing.act === 'withdraw' ? <WithdrawForm application={application} onDone={done} onStale={again} /> : <LaterForm application={application} material={doing.material} onDone={done} onStale={again} />}
    </Sheet>
  )
  return (
    <Page title={application?.name ?? w.applications} over={over}>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!application && !refusal && <Loading />}
      {application && <Shown application={application} onAct={setDoing} />}
    </Page>
  )
}

function Shown({ application, onAct }: { application: Application; onAct: (doing: Doing) => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { supplement, can, later, certificates } = application
  return (
    <View>
      {supplement && (
        <View className="card asks">
          <Heading level={2} className="card-title">{fill(w.supplementTitle, { n: supplement.missing.length })}</Heading>
          <View className="hint">{w.supplementOnce}</View>
          {supplement.missing.map((one) => <View key={one.what} className="missing"><View className="strong">{one.name}</View><View lang="zh-CN">{one.why}</View></View>)}
          {can.includes('approvals.supplement') && <Button id="supplement" kind="main" icon="pen" onTap={() => go('supplement', { id: application.id })}>{w.supplement}</Button>}
        </View>
      )}
      <View className={`card now ${application.late ? 'now-late' : ''}`}>
        <View className="badge">{application.stateName}</View>
        <View className="now-status">{application.status}</View>
        {application.provisional && <View className="hint">{w.provisional}</View>}
        {application.late && <Notice icon="late" kind="warm">{w.lateAbout}</Notice>}
        {application.refused && <View className="branch-reason" lang="zh-CN">{application.refused}</View>}
        {application.state === 'refused' && <View className="hint">{w.appeal}</View>}
        <View className="hint">{fill(w.sentOn, { number: application.number, when: when(application.openedAt, language) })}</View>
        {certificates > 0 && <View className="now-do"><Button id="to-wallet" kind="main" icon="shield" onTap={() => go('wallet')}>{fill(w.seeCertificates, { n: certificates })}</Button></View>}
      </View>
      {later.length > 0 && (
        <View className="card">
          <Heading level={2} className="card-title">{w.laterTitle}</Heading>
          {later.map((one) => (
            <View key={one.key} className="missing">
              <View className="strong">{one.name}</View>
              {one.dueAt && <View className="hint">{fill(w.laterBy, { when: when(one.dueAt, language) })}</View>}
              {can.includes('approvals.supply_later') && <Button id={`later-${one.key}`} icon="camera" onTap={() => onAct({ act: 'later', material: one.key, name: one.name })}>{w.sendLater}</Button>}
            </View>
          ))}
        </View>
      )}
      <Branches application={application} />
      <Fold id="history" title={w.history} open>
        <Timeline moments={[...application.history].reverse().map((step) => ({ id: String(step.seq), when: when(step.at, language), by: step.who ?? undefined, says: step.text }))} />
        <Receipt key={application.head} head={application.head} />
      </Fold>
      <Fold id="documents" title={fill(w.documents, { n: application.documents.length })}>
        {application.documents.map((one) => <Button key={one.path} id={`document-${one.path.replace('/', '-')}`} kind="quiet" icon="shield" onTap={() => void openDocument(`/api/approvals/document/${application.id}/${one.path}`, `${one.title}.pdf`).catch((error: unknown) => toast(asRefusal(error).message))}>{one.title}</Button>)}
      </Fold>
      <Fold id="lookups" title={fill(w.lookups, { n: application.lookups.length })}>
        {application.lookups.length === 0 && <View className="hint">{w.noLookups}</View>}
        {application.lookups.map((one) => (
          <View key={one.id} className="lookup">
            <View className="strong">{one.name} · {one.outcomeName}</View>
            <View className="hint">{fill(w.lookupWho, { by: one.by, when: when(one.at, language), owner: one.owner })}</View>
            <View className="hint">{fill(w.lookupWhat, { what: one.what.join(w.comma), purpose: one.purpose })}</View>
            <View className="hint">{one.basis}</View>
          </View>
        ))}
      </Fold>
      <Fold id="filled-in" title={w.filledIn}>
        {application.sheets.map((sheet) => (
          <View key={sheet.name} className="sheet-part">
            <View className="sheet-part-name">{sheet.name}</View>
            {sheet.lines.map((line) => <View key={line.key} className="check-line"><View className="check-name">{line.name}</View><View className="check-value">{line.value}{line.differs && <View className="check-note">{line.differs === 'digit' ? w.wrongDigitShort : w.differsShort}</View>}</View></View>)}
          </View>
        ))}
        <View className="sheet-part-name">{w.papers}</View>
        {application.papers.map((paper) => <View key={paper.key} className="check-line"><View className="check-name">{paper.name}</View><View className="check-value">{paper.how}</View></View>)}
      </Fold>
      {can.includes('approvals.withdraw') && <Button id="withdraw" kind="quiet" icon="close" onTap={() => onAct({ act: 'withdraw' })}>{w.withdraw}</Button>}
    </View>
  )
}

function Fold({ id, title, open: first = false, children }: { id: string; title: string; open?: boolean; children: React.ReactNode }) {
  const [open, setOpen] = useState(first)
  return (
    <View className="card">
      <Tap id={id} className="fold" onTap={() => setOpen(!open)}><View className="fold-words">{title}</View><Icon name="next" className={`small turn ${open ? 'turned' : ''}`} /></Tap>
      {open && <View className="fold-inside">{children}</View>}
    </View>
  )
}
