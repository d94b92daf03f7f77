import type { Lang, Words } from '#kernel/contract.ts'
import type { DeclineReason } from '../../contract.ts'
import type { MemoryState } from './memory.ts'

export const STATES: Record<MemoryState, Words> = {
  left: { zh: '待审核', en: 'Waiting to be looked at' }, returned: { zh: '待您修改', en: 'Waiting for your change' }, published: { zh: '已公开', en: 'Published' },
  declined: { zh: '未采用', en: 'Declined' }, withdrawn: { zh: '已撤回', en: 'Taken back' }, taken_down: { zh: '已下架', en: 'Taken down' },
}

const DECLINED: Record<DeclineReason, Words> = {
  not_here: { zh: '与这片街区无关', en: 'it is not about this place' }, unclear: { zh: '内容无法辨认', en: 'it cannot be made out' }, private: { zh: '涉及他人隐私', en: 'it tells private matters of others' },
  advertising: { zh: '属于广告', en: 'it is an advertisement' }, unlawful: { zh: '不符合法律法规', en: 'the law does not allow it' }, other: { zh: '其他原因', en: 'for another reason' },
}

/** An event as its sentence reads it: `says` and the sealed words together. */
export type Told = Record<string, any>
type Sentence = Record<Lang, (told: Told) => string>

const said = (words: unknown) => (words ? String(words).trim() : '')
const why = (told: Told, lang: Lang) => [DECLINED[told['reason'] as DeclineReason]?.[lang], said(told['words'])].filter(Boolean).join(lang === 'zh' ? '：' : ': ')

/** A sentence a step, which writer and moderators read alike. Clocks that ring are the office's own. */
export const SENTENCES: Record<string, Sentence | null> = {
  leave_memory: { zh: () => '留下记忆，等待审核。', en: () => 'The memory was left and waits to be looked at.' },
  return_memory: { zh: (t) => `请修改：${said(t['reason'])}`, en: (t) => `A change was asked for: ${said(t['reason'])}` },
  amend_memory: { zh: () => '修改后重交。', en: () => 'It was sent again, changed.' },
  publish_memory: { zh: (t) => (t['marks'] > 0 ? '已公开，文中的号码和私人姓名已隐去。' : '已公开。'), en: (t) => (t['marks'] > 0 ? 'Published; numbers and private names are left out.' : 'Published.') },
  decline_memory: { zh: (t) => `未采用：${why(t, 'zh')}`, en: (t) => `Declined: ${why(t, 'en')}` },
  withdraw_memory: { zh: () => '本人撤回。', en: () => 'Its writer took it back.' },
  take_down_memory: { zh: (t) => `已下架：${said(t['reason'])}`, en: (t) => `Taken down: ${said(t['reason'])}` },
  ring_memory: null,
  reckon_memory_again: null,
}

/** How it stands for its writer, in plain words. `due`: until when it is looked at; `told`: the step that brought it here. */
export function statusOf(state: MemoryState, due: string | null, told: Told, lang: Lang): string {
  const zh: Record<MemoryState, () => string> = {
    left: () => `正在审核${due ? `，最晚${due}前给您答复` : ''}。现在只有您和审核人员能看到。`,
    returned: () => '请按提示修改后重交。现在只有您和审核人员能看到。',
    published: () => '已经公开在城市记忆馆，所有人都能看到。您随时可以撤回。',
    declined: () => `没有采用：${why(told, 'zh')}。`,
    withdrawn: () => '您已撤回，别人看不到了。',
    taken_down: () => `已下架，别人看不到了：${said(told['reason'])}`,
  }
  const en: Record<MemoryState, () => string> = {
    left: () => `It is being looked at${due ? `; you hear by ${due}` : ''}. Nobody but you and the moderators sees it now.`,
    returned: () => 'Please change it as asked and send it again. Nobody but you and the moderators sees it now.',
    published: () => 'It is on the wall of the City Memory Hall for everybody to read. You can take it back at any time.',
    declined: () => `It was declined: ${why(told, 'en')}.`,
    withdrawn: () => 'You took it back. Nobody else sees it.',
    taken_down: () => `It was taken down and nobody else sees it: ${said(told['reason'])}`,
  }
  return (lang === 'zh' ? zh : en)[state]()
}
