import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Radio, Select } from 'antd'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { type Preview, useWords } from './ask.ts'
import { type LimitCase, type OneThing, withItem, withoutItem, withPart } from './bodies.ts'
import { Condition, firstTest } from './condition.tsx'
import { ElementPicker, Searched } from './element-picker.tsx'
import { Bases, Field, LineTools, Section, Text, UnitPick, Whole, Words } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'
import { TestsPart } from './tests-part.tsx'

type Props = { body: OneThing; edit: Edit<OneThing>; preview: Preview | null; isStale: boolean; onOpen: (kind: string) => void }

/** 一件事 as an official edits it. */
export function OneThingEditor({ body, edit, preview, isStale, onOpen }: Props) {
  const { matters, unitName, matterName } = useWords()
  const put = <K extends keyof OneThing>(part: K, value: OneThing[K] | undefined, place = `/${part}`) => edit((was) => withPart(was, part, value), place)
  const members = new Set(body.members.map((m) => m.matter))
  const options = body.members.map((m) => ({ value: m.matter, label: matterName(m.matter) }))
  // What rules test and nobody asks yet is offered as a question first.
  const wanted = [...new Set((preview?.lints ?? []).filter((l) => l.name === 'rule_on_unasked').map((l) => l.at))]
  return (
    <div className="design-body">
      <Section id="basics" title={t('基本信息', 'Basics')}>
        <div className="design-grid">
          <Text label={t('名称', 'Name')} at="/name" value={body.name} onChange={(v) => put('name', v)} />
          <Text label={t('英文名', 'English name')} at="/en" value={body.en} onChange={(v) => put('en', v)} />
          <Field label={t('对象', 'For')} at="/audience"><Radio.Group value={body.audience} onChange={(event) => put('audience', event.target.value)} options={[{ value: 'firm', label: t('企业', 'Firms') }, { value: 'person', label: t('个人', 'People') }]} /></Field>
        </div>
        <Words label={t('百姓怎么说，回车添加：说这些话就能找到它', 'What people say when they want it; press Enter')} at="/words" wide value={body.words} onChange={(v) => put('words', v)} />
        <Text label={t('一句话说明', 'In a sentence')} at="/says" wide long value={body.says} onChange={(v) => put('says', v)} />
        <Text label={t('英文说明', 'In a sentence, English')} at="/saysEn" wide long value={body.saysEn} onChange={(v) => put('saysEn', v)} />
        <h4>{t('依据', 'Basis')}</h4>
        <Bases at="/basis" value={body.basis} onChange={(v) => put('basis', v)} />
      </Section>

      <Section id="members" title={t(`联办事项（${body.members.length}）`, `Matters (${body.members.length})`)} note={t('每个事项写明什么情形才要办。', 'Each with the condition under which it is needed.')}>
        {body.members.length > 0 && (
          <table className="design-table">
            <thead><tr><th>{t('事项', 'Matter')}</th><th>{t('什么情形要办', 'When')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
            <tbody>{body.members.map((member, n) => (
              <tr key={member.matter} data-at={member.matter} data-path={`/members/${n}`}>
                <th scope="row"><button type="button" className="as-link" onClick={() => onOpen(`matter:${member.matter}`)} title={t('打开编辑', 'Open it')}>{matterName(member.matter)}</button><small>{unitName(matters.find((m) => m.key === member.matter)?.unit ?? '')}</small></th>
                <td><Condition value={member.when} onChange={(when) => put('members', withItem(body.members, n, withPart(member, 'when', when)), `/members/${n}/when`)} otherwise={t('都要办', 'always')} /></td>
                <td><LineTools list={body.members} n={n} onChange={(list) => put('members', list, '')} /></td>
              </tr>
            ))}</tbody>
          </table>
        )}
        <div className="design-add"><Searched label={t('事项', 'Matter')} placeholder={t('＋ 添加事项：输入名称查找', '+ Add a matter: search by name')} onPick={(matter) => put('members', [...body.members, { matter }], '')} options={matters.filter((m) => !members.has(m.key)).map((m) => ({ value: m.key, label: nameOf(m), group: unitName(m.unit), n: 0 }))} /></div>
      </Section>

      <Section id="questions" title={t(`情形问题（${body.questions.length}）`, `Questions (${body.questions.length})`)} note={t('先问这些，据此判断要办哪些事项、填哪些内容；问不到的不问。', 'Asked first: they decide what is needed. What cannot matter any more is not asked.')}>
        {wanted.length > 0 && <p className="hint">{t('条件里用到、还没有人问：', 'Tested and asked nowhere yet: ')}{wanted.map((key) => <Button key={key} size="small" icon={<PlusOutlined />} onClick={() => put('questions', [...body.questions, { element: key }], '')}><Named of={key} /></Button>)}</p>}
        <ol className="questions">{body.questions.map((question, n) => (
          <li key={question.element} data-at={question.element} data-path={`/questions/${n}`}>
            <div className="question-head"><b><button type="button" className="as-link" title={t('修改数据元', 'Change the element')} onClick={() => onOpen(`element:${question.element}`)}><Named of={question.element} /></button></b><LineTools list={body.questions} n={n} onChange={(list) => put('questions', list, '')} /></div>
            <div className="design-grid">
              <Text label={t('怎么问（空则用名称）', 'As it is asked')} at={`/questions/${n}/ask`} value={question.ask} onChange={(v) => put('questions', withItem(body.questions, n, withPart(question, 'ask', v)), `/questions/${n}/ask`)} />
              <Text label={t('提示', 'Help')} at={`/questions/${n}/help`} value={question.help} onChange={(v) => put('questions', withItem(body.questions, n, withPart(question, 'help', v)), `/questions/${n}/help`)} />
              <Text label={t('英文问法', 'In English')} at={`/questions/${n}/askEn`} value={question.askEn} onChange={(v) => put('questions', withItem(body.questions, n, withPart(question, 'askEn', v)), `/questions/${n}/askEn`)} />
              {(question.help || question.helpEn) && <Text label={t('英文提示', 'Help in English')} at={`/questions/${n}/helpEn`} value={question.helpEn} onChange={(v) => put('questions', withItem(body.questions, n, withPart(question, 'helpEn', v)), `/questions/${n}/helpEn`)} />}
            </div>
          </li>
        ))}</ol>
        <div className="design-add"><ElementPicker without={new Set(body.questions.map((q) => q.element))} placeholder={t('＋ 添加问题：输入数据元名称', '+ Add a question')} onPick={(element) => put('questions', [...body.questions, { element }], '')} /></div>
      </Section>

      <Section id="order" title={t('先后与时限', 'Order and limit')} note={t('没有写先后的，各部门同时办。', 'What has no order runs side by side.')}>
        {(body.order ?? []).map(([first, second], n) => (
          <p key={n} className="order-line" data-path={`/order/${n}`}>
            <Select size="small" aria-label={t('先办', 'First')} value={first} options={options} onChange={(v) => put('order', withItem(body.order!, n, [v, second]))} /><span>{t('决定后，再办', 'is decided before')}</span>
            <Select size="small" aria-label={t('后办', 'Then')} value={second} options={options} onChange={(v) => put('order', withItem(body.order!, n, [first, v]))} />
            <Button size="small" type="text" onClick={() => put('order', body.order!.length > 1 ? withoutItem(body.order!, n) : undefined)}>{t('删去', 'Remove')}</Button>
          </p>
        ))}
        {options.length > 1 && <Button size="small" icon={<PlusOutlined />} onClick={() => put('order', [...(body.order ?? []), [options[0]!.value, options[1]!.value]])}>{t('加一个先后', 'Add an order')}</Button>}
        <div className="design-grid">
          <Field label={t('联合预审由谁', 'Pre-review by')} at="/preReview/unit"><UnitPick label={t('联合预审', 'Pre-review')} value={body.preReview.unit} onChange={(unit) => unit && put('preReview', { ...body.preReview, unit })} /></Field>
          <Whole label={t('预审工作日（最多 5）', 'Pre-review days (5 at most)')} at="/preReview/days" value={body.preReview.days} max={20} onChange={(days) => put('preReview', { ...body.preReview, days })} />
          <Field label={t('统一出件由谁', 'Issued by')} at="/issue/unit"><UnitPick label={t('统一出件', 'Issue')} value={body.issue.unit} onChange={(unit) => unit && put('issue', { ...body.issue, unit })} /></Field>
          <Whole label={t('出件工作日', 'Days to issue')} at="/issue/days" value={body.issue.days} max={20} onChange={(days) => put('issue', { ...body.issue, days })} />
          <Field label={t('出件方式', 'Issue')} at="/issue/mode"><Select value={body.issue.mode} onChange={(mode) => put('issue', { ...body.issue, mode })} options={[{ value: 'all', label: t('全部办好一起出', 'all together') }, { value: 'each', label: t('办好一个出一个', 'each when it is ready') }]} /></Field>
          <Field label={t('总时限', 'Limit of the whole')} at="/limit"><Select value={body.limit.rule} onChange={(rule) => put('limit', rule === 'days' ? { ...body.limit, rule, days: body.limit.days ?? preview?.all?.schedule.counted ?? 5 } : withPart(withPart({ ...body.limit, rule }, 'days', undefined), 'cases', undefined))} options={[{ value: 'shortest', label: t('按最短的事项', 'the shortest matter') }, { value: 'longest', label: t('按最长的事项', 'the longest matter') }, { value: 'days', label: t('按本方案规定', 'as said here') }]} /></Field>
          {body.limit.rule === 'days' && <Whole label={t('总时限工作日', 'Days')} at="/limit/days" value={body.limit.days} onChange={(days) => put('limit', { ...body.limit, days })} />}
          <Whole label={t('合办后要跑几次', 'Visits together')} at="/visits" value={body.visits} max={5} onChange={(v) => put('visits', v)} />
        </div>
        {body.limit.rule === 'days' && <LimitCases limit={body.limit} onChange={(limit) => put('limit', limit)} />}
        <Checkbox checked={!!body.onTheSpot} onChange={(event) => put('onTheSpot', event.target.checked || undefined)}>{t('当场办结菜单：首席代表可以当场决定的承诺当场办结，其余按一般时限', 'A menu: what the chief representative may decide is promised at once, the rest in its ordinary days')}</Checkbox>
        <Field label={t('绿色通道', 'Green channel')} at="/greenChannel" wide><Condition value={body.greenChannel} otherwise={t('没有', 'none')} onChange={(v) => put('greenChannel', v)} /></Field>
      </Section>
      <TestsPart body={body} edit={edit} preview={preview} isStale={isStale} />
    </div>
  )
}

function Named({ of }: { of: string }) {
  const { byKey } = useWords()
  return <>{byKey.has(of) ? nameOf(byKey.get(of)!) : of}</>
}

/** 分情形时限: where the law gives a case other days than the rest. The first that holds counts. */
function LimitCases({ limit, onChange }: { limit: OneThing['limit']; onChange: (limit: OneThing['limit']) => void }) {
  const { byKey } = useWords()
  const cases = limit.cases ?? []
  const put = (next: LimitCase[]) => onChange(withPart(limit, 'cases', next.length ? next : undefined))
  return (
    <>
      {cases.map((one, n) => (
        <div key={n} className="order-line" data-path={`/limit/cases/${n}`}>
          <Condition value={one.when} onChange={(when) => put(when ? withItem(cases, n, { ...one, when }) : withoutItem(cases, n))} />
          <Whole label={t('工作日', 'Days')} at={`/limit/cases/${n}/days`} value={one.days} onChange={(days) => put(withItem(cases, n, { ...one, days }))} />
          <Button size="small" type="text" onClick={() => put(withoutItem(cases, n))}>{t('删去', 'Remove')}</Button>
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => put([...cases, { when: firstTest(byKey), days: limit.days ?? 0 }])}>{t('加一种情形的时限', 'Add a limit for a case')}</Button>
    </>
  )
}
