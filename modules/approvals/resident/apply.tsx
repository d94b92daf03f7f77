import { useDidHide, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import { ApplyCheck } from './apply-check.tsx'
import { ApplyConsent } from './apply-consent.tsx'
import { ApplyForm } from './apply-form.tsx'
import { ApplyPapers } from './apply-papers.tsx'
import { ApplyQuestions } from './apply-questions.tsx'
import { ApplyResult } from './apply-result.tsx'
import { newestDraft, useKeeping } from './draft-sync.ts'
import { Elsewhere } from './elsewhere.tsx'
import { nameOf } from './element-input.tsx'
import { blank, type Filled, type Filling, openFilling, useFilled } from './filling.ts'
import { type OneThing, read } from './office.ts'
import { RulesChanged } from './rules-changed.tsx'
import { Sent } from './sent.tsx'
import { applyWords } from './words.ts'
import './approvals.css'

/** From the first question to the receipt. What is filled in lives on the phone; the plan says everything else. */
export function ApplyPage() {
  const { params } = useRouter()
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { data: thing, refusal, again } = useView(() => read('one_thing', { key: params.key ?? '' }), params.key ?? '')
  const [first, setFirst] = useState<Filled>()
  const [reading, setReading] = useState(0)
  useEffect(() => {
    if (!thing || (first && reading === 0)) return
    const name = nameOf(thing.plan, language)
    const begun = () => blank({ oneThing: thing.plan.key, name, plan: thing.hash })
    if (params.id) void newestDraft(params.id, name).then((newest) => setFirst(newest ?? begun()))
    else setFirst(begun())
  }, [thing, reading])
  if (!thing || !first) return <Page title={w.services}>{refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />}</Page>
  return <Apply key={`${first.id}/${reading}`} thing={thing} first={first} onRulesChanged={again} onReload={() => setReading(reading + 1)} />
}

function Apply({ thing, first, onRulesChanged, onReload }: { thing: OneThing; first: Filled; onRulesChanged: () => void; onReload: () => void }) {
  const [filling] = useState(() => openFilling(first))
  const { step, plan } = useFilled(filling)
  const [sent, setSent] = useState<{ id: string; number: string }>()
  const session = useSession()
  const keeping = useKeeping(filling)
  useEffect(() => filling.adopt(), [filling, session?.id])
  useEffect(() => filling.write, [filling])
  useDidHide(filling.write)
  if (sent) return <Sent {...sent} days={thing.plan.preReview.days} />
  if (plan !== thing.hash) return <RulesChanged thing={thing} filling={filling} />
  const given = { thing, filling }
  if (keeping.elsewhere !== undefined) return <Elsewhere filling={filling} onThis={keeping.keepThis} onThat={onReload} />
  if (step === 'questions') return <ApplyQuestions {...given} />
  if (step === 'result') return <ApplyResult {...given} />
  if (!session) return <Known {...given} />
  if (step === 'consent') return <ApplyConsent {...given} />
  if (step === 'form') return <ApplyForm {...given} />
  if (step === 'papers') return <ApplyPapers {...given} />
  return <ApplyCheck {...given} onSent={setSent} onRulesChanged={onRulesChanged} />
}

/** From here on the office has to know whom it asks other departments about. */
function Known({ thing }: { thing: OneThing; filling: Filling }) {
  const shell = useWords(shellWords)
  const { language } = useSettings()
  return (
    <Page title={nameOf(thing.plan, language)}>
      <View className="card"><View className="card-title">{shell.signInTitle}</View><View className="hint">{shell.signInAbout}</View><SignIn /></View>
    </Page>
  )
}
