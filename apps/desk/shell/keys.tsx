import { Modal } from 'antd'
import { useState } from 'react'
import { useKeys } from '../kit/use-keys.ts'
import { t } from '../kit/words.ts'

/** The sheet of keys, on every screen of the desk. A Chinese input method writes the question mark full width. */
export function Keys() {
  const [open, setOpen] = useState(false)
  const show = () => setOpen(true)
  useKeys({ '?': show, '？': show })
  const keys: [string[], string][] = [
    [['J', '↓'], t('下一件', 'Next')],
    [['K', '↑'], t('上一件', 'Previous')],
    [['Enter'], t('打开', 'Open')],
    [['N'], t('办完后接着办下一件', 'On to the next after an act')],
    [['X'], t('选中这一件，批量办理', 'Choose it, to act on several')],
    [['M'], t('热点：并成一案', 'Hot topic: make one case of it')],
    [['1', '…', '9'], t('打开第几个办理按钮的表单', 'Open the form of that button')],
    [['Tab'], t('到下一项；单选用 ← → 选', 'On to the next field; ← → choose')],
    [['Ctrl', 'Enter'], t('提交表单', 'Submit the form')],
    [['Esc'], t('关闭表单，再按关闭办件', 'Close the form, then the case')],
    [['/'], t('搜索', 'Search')],
    [['F'], t('筛选', 'Filter')],
    [['W'], t('展开“为什么是这一天”', 'Show why it is due then')],
    [['P'], t('打印这一件', 'Print the case')],
    [['Alt', '1 – 3'], t('来电登记、派单：采用第几个类别建议', 'Hotline, dispatch: take that category')],
    [['Alt', 'S'], t('派单：采用研判建议的类别', 'Dispatch: take the category that triage suggests')],
    [['Alt', 'U'], t('派单：采用研判建议的主办单位', 'Dispatch: take the unit that triage suggests')],
    [['?'], t('看这张表', 'Show this sheet')],
  ]
  return (
    <>
      <button type="button" className="rail-link rail-keys" onClick={show} aria-label={t('快捷键', 'Keys')} title={t('快捷键 (?)', 'Keys (?)')}><kbd aria-hidden="true">?</kbd></button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('快捷键', 'Keys')} width={460}>
        <dl className="keys">
          {keys.map(([names, what]) => (
            <div key={what}><dt>{names.map((name) => (name === '…' ? <span key={name}>…</span> : <kbd key={name}>{name}</kbd>))}</dt><dd>{what}</dd></div>
          ))}
        </dl>
      </Modal>
    </>
  )
}
