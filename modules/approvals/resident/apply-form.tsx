import { useEffect, useState } from 'react'
import { showField } from '#resident/kit/show-field'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { answerFaults, isEmpty } from '../rules/answer-faults.ts'
import type { Field } from '../rules/element.ts'
import { type Answers, evaluate, type Test, testsOf } from '../rules/expr.ts'
import type { Plan } from '../rules/plan.ts'
import { questionPath } from '../rules/question-path.ts'
import { situationOf } from '../rules/situation.ts'
import { takeOver } from './apply-consent.tsx'
import { CHECKS } from './checks.ts'
import { answered } from './draft-sync.ts'
import { nameOf } from './element-input.tsx'
import { type Filled, type Filling, useFilled } from './filling.ts'
import { FormField, isSame } from './form-field.tsx'
import { lookUp, type OneThing } from './office.ts'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** The merged form, sheet by sheet: only what this situation needs, and nothing twice. */
export function ApplyForm({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { plan, registers } = thing
  const { at, fetched, again = NONE } = useFilled(filling)
  const sheets = useSheets(plan, filling)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const n = Math.max(0, sheets.findIndex((sheet) => sheet.key === at))
  const sheet = sheets[n]

  // What was found before, on this phone or another, is marked as found.
  useEffect(() => {
    const { id, oneThing, answers: now } = filling.now()
    if (Object.keys(fetched).length === 0) void lookUp({ id, oneThing, answers: answered(now), consents: [] }).then((told) => takeOver(filling, told), () => undefined)
  }, [])

  const turnTo = (key: string) => {
    setFaults({})
    filling.change({ at: key })
    // Its tab, and with it the top of the sheet, once it is drawn.
    setTimeout(() => showField(`sheet-${key}`), 50)
  }
  const onNext = () => {
    const { answers: given, fetched: found } = filling.now()
    // Shown in part, another's number has no check digit; the office has it whole.
    const isAsFound = (key: string) => found[key] !== undefined && isSame(given[key], found[key].value)
    const wrong = sheet ? answerFaults(sheet.fields, given, CHECKS).filter((fault) => !isAsFound(fault.at.split('/')[0]!)) : []
    setFaults(Object.fromEntries(wrong.map((fault) => [fault.at.split('/')[0]!, fault[language]])))
    const first = wrong[0]?.at.split('/')[0]
    if (first) {
      toast(fill(w.needMend, { n: wrong.length }))
      return showField(first)
    }
    const following = sheets[n + 1]
    if (following) turnTo(following.key)
    else filling.change({ step: 'papers', at: undefined })
  }
  const onBack = () => (n > 0 ? turnTo(sheets[n - 1]!.key) : filling.change({ step: 'consent', at: undefined }))
  const got = sheet?.fields.filter((f) => fetched[f.element.key]).length ?? 0
  return (
    <StepPage thing={thing} step="form" part={sheet && fill(w.sheetOf, { n: n + 1, of: sheets.length })} onBack={onBack} onNext={onNext} next={n + 1 < sheets.length ? fill(w.nextSheet, { name: nameOf(sheets[n + 1]!, language) }) : w.next}>
      <View className="sheet-tabs" role="group" label={w.sheets}>
        {sheets.map((one, i) => (
          <Tap key={one.key} id={`sheet-${one.key}`} className={`sheet-tab ${i === n ? 'on' : ''}`} onTap={() => turnTo(one.key)}>
            {isFull(one.fields, filling) && <Icon name="check" className="tiny" />}
            <View>{nameOf(one, language)}</View>
          </Tap>
        ))}
      </View>
      {sheet && (
        <View className="card form-sheet">
          <Heading level={2} className="card-title">{nameOf(sheet, language)}</Heading>
          {got > 0 && <View className="hint lead-in">{fill(w.sheetGot, { n: got, of: sheet.fields.length })}</View>}
          {sheet.blocks.map(({ key, fields }) => <FormBlock key={key} fields={fields} filling={filling} fetched={fetched} registers={registers} faults={faults} again={again} />)}
        </View>
      )}
    </StepPage>
  )
}

const BLOCK = 12
const NONE: readonly string[] = []

type Block = Pick<Filled, 'fetched'> & Pick<OneThing, 'registers'> & { filling: Filling; fields: readonly Field[]; faults: Readonly<Record<string, string>>; again: readonly string[] }

/** A dozen fields: of six hundred, only the blocks in sight are laid out, and one of them is looked through when somebody types. */
const FormBlock = ({ filling, fields, fetched, registers, faults, again }: Block) => (
  <View className="form-block">
    {fields.map((field) => {
      const { key } = field.element
      return <FormField key={key} filling={filling} field={field} fetched={fetched[key]} source={registers[fetched[key]?.register ?? '']?.name} fault={faults[key]} isChanged={again.includes(key)} />
    })}
  </View>
)

/** Most letters turn no rule: only when one turns is it asked which fields there are, and only other fields are drawn. */
function useSheets(plan: Plan, filling: Filling): readonly Sheet[] {
  const [sheets, setSheets] = useState(() => sheetsOf(plan, filling.now().answers))
  useEffect(() => {
    const tests = testsIn(plan)
    const outcomes = () => tests.map((test) => evaluate(test, filling.now().answers)).join()
    let before = outcomes()
    return filling.watch(new Set(tests.map((test) => test.element)), () => {
      const now = outcomes()
      if (now === before) return
      before = now
      const next = sheetsOf(plan, filling.now().answers)
      setSheets((shown) => (fieldsIn(shown) === fieldsIn(next) ? shown : next))
    })
  }, [plan, filling])
  return sheets
}

const fieldsIn = (sheets: readonly Sheet[]) => sheets.map((sheet) => sheet.fields.map((f) => f.element.key).join()).join(';')

type Sheet = { key: string; name: string; en: string; fields: readonly Field[]; blocks: readonly { key: string; fields: readonly Field[] }[] }

function sheetsOf(plan: Plan, answers: Answers): Sheet[] {
  const asked = new Set(questionPath(plan, answers).questions.map((q) => q.element.key))
  const left = new Set(situationOf(plan, answers).fields.filter((f) => !asked.has(f.element.key)))
  return plan.groups.map((group) => {
    const blocks = inBlocks(plan.fields.filter((f) => f.element.group === group.key)).map((block) => ({ key: block[0]!.element.key, fields: block.filter((f) => left.has(f)) })).filter(({ fields }) => fields.length > 0)
    return { ...group, blocks, fields: blocks.flatMap(({ fields }) => fields) }
  }).filter((sheet) => sheet.fields.length > 0)
}

/** Of all that may be asked: what comes or goes while somebody types leaves every other field in its block, and the cursor where it is. */
const inBlocks = (fields: readonly Field[]): Field[][] => Array.from({ length: Math.ceil(fields.length / BLOCK) }, (_, n) => fields.slice(n * BLOCK, (n + 1) * BLOCK))

const isFull = (fields: readonly Field[], filling: Filling): boolean => fields.every((f) => f.required === false || !isEmpty(filling.now().answers[f.element.key]))

/** All that rules ask of answers: as long as each comes to the same, the same fields are asked for. */
function testsIn(plan: Plan): Test[] {
  const rules = [
    ...plan.members.flatMap((m) => [m.when, ...m.steps.map((s) => s.when)]),
    ...plan.fields.flatMap((f) => [f.when, ...f.askedBy.map((by) => by.when), ...(f.element.follows ?? []).map((follow) => follow.when)]),
    ...plan.materials.flatMap((m) => m.neededBy.map((by) => by.when)),
  ]
  return rules.flatMap((rule) => (rule ? testsOf(rule) : []))
}
