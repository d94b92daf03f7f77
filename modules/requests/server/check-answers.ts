import { isDay } from '#kernel/calendar/day.ts'
import type { Office } from '#kernel/office.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { categoryOf, sectionOf } from './catalogue.ts'
import type { Question } from './definitions.ts'

type Answers = Record<string, string | number | boolean>

/** 表单校验: the answers fit the questions of the section and of the category; whoever sends them. */
export function checkAnswers(office: Office, { section, category, answers = {} }: { section: string; category?: string | undefined; answers?: Answers | undefined }) {
  const questions = [...sectionOf(office, section).questions, ...(category ? (categoryOf(office, category).questions ?? []) : [])]
  for (const question of questions) {
    const answer = answers[question.id]
    const { label, en } = question
    if (answer === undefined || answer === '') {
      if (question.required) refuseInput({ zh: `请回答“${label}”`, en: `Please answer “${en}”` })
    } else if (!fits(question, answer)) refuseInput({ zh: `“${label}”的回答不对，${EXPECTED[question.type].zh}`, en: `The answer to “${en}” is not right: ${EXPECTED[question.type].en}` })
  }
  const unasked = Object.keys(answers).find((id) => !questions.some((question) => question.id === id))
  if (unasked !== undefined) refuseInput({ zh: `表单里没有“${unasked}”这一项，请刷新后重新填写`, en: `The form asks nothing called “${unasked}”: please reload and fill it in again` })
}

function fits({ type, options = [] }: Question, answer: string | number | boolean): boolean {
  switch (type) {
    case 'text': return typeof answer === 'string'
    case 'choice': return options.some((option) => option.id === answer)
    case 'number': return typeof answer === 'number'
    case 'yes_no': return typeof answer === 'boolean'
    case 'date': return typeof answer === 'string' && isDay(answer)
  }
}

const EXPECTED: Record<Question['type'], { zh: string; en: string }> = {
  text: { zh: '请写成文字', en: 'please write words' },
  choice: { zh: '请从选项中选择', en: 'please choose one of the options' },
  number: { zh: '请填写数字', en: 'please give a number' },
  yes_no: { zh: '请选“是”或“否”', en: 'please say yes or no' },
  date: { zh: '请填写日期，如 2026-03-04', en: 'please give a day, as 2026-03-04' },
}
