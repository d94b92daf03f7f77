import type { Lang, Words } from '#kernel/contract.ts'
import type { RequestState } from './request.ts'

/** What the states are called, to the resident. */
export const STATES: Record<RequestState, Words> = {
  submitted: { zh: '待受理', en: 'Received' },
  declined: { zh: '不予受理', en: 'Not accepted' },
  dispatched: { zh: '已派单', en: 'Handed over' },
  in_progress: { zh: '办理中', en: 'Being handled' },
  awaiting_resident: { zh: '待补充', en: 'Waiting for you' },
  objected: { zh: '重新派单中', en: 'Finding who is in charge' },
  awaiting_approval: { zh: '答复审核中', en: 'Answer being checked' },
  answered: { zh: '已答复', en: 'Answered' },
  concluded: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  merged: { zh: '已并案', en: 'Joined with others' },
}
export const stateName = (state: string, lang: Lang): string => STATES[state as RequestState]?.[lang] ?? state

export const SATISFACTION: Record<string, Words> = {
  satisfied: { zh: '满意', en: 'satisfied' }, fair: { zh: '基本满意', en: 'fairly satisfied' }, dissatisfied: { zh: '不满意', en: 'dissatisfied' },
}

/** 剔除依据: why a case is left out of the rates, as published with every figure. */
export const GROUNDS: Record<string, Words> = {
  declined: { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '诉求人撤回', en: 'withdrawn by the resident' },
  unreasonable: { zh: '诉求不合理', en: 'unreasonable' },
  force_majeure: { zh: '不可抗力', en: 'force majeure' },
  needs_higher_authority: { zh: '须上级解决', en: 'needs a higher authority' },
  test: { zh: '测试工单', en: 'made for a test' },
  unreachable: { zh: '联系不上诉求人', en: 'resident not reached' },
  merged: { zh: '已并案', en: 'joined to another' },
  imported: { zh: '自其他系统导入', en: 'imported from another system' },
}
