import { t, words as w } from '#apps/desk/kit/words.ts'
import { why, written } from './common-fields.ts'
import { verbForm } from './verb-form.ts'

export const supervisionForms = [
  verbForm({
    verb: 'supervise', undo: 'lift_supervision',
    about: w('发督办单给主办单位，须在期限内书面答复。', 'A supervision order: the lead unit answers in writing, in time.'),
    submit: w('发出督办', 'Issue'), done: w('督办单已发出', 'Issued'),
    fields: [
      written('demand', 1000, w('督办要求', 'What is demanded')),
      { name: 'days', kind: 'number', min: 1, max: 15, unit: w('个工作日内答复', 'working days to answer'), label: w('期限', 'Limit'), required: true, initial: () => 2 },
    ],
  }),
  verbForm({
    verb: 'lift_supervision',
    about: w('解除督办，记录保留。', 'The order is lifted; the record stays.'),
    submit: w('解除督办', 'Lift'), done: w('督办已解除', 'Lifted'),
    fields: [why()],
  }),
  verbForm({
    verb: 'exclude', grave: true,
    about: w('不计入三率，理由会和三率一起公布。', 'Not counted in the rates; the ground is published beside them.'),
    submit: w('剔除', 'Exclude'), done: w('已剔除', 'Excluded'),
    fields: [
      {
        name: 'ground', kind: 'choice', label: w('剔除情形', 'Ground'), required: true,
        options: () => [
          { value: 'unreasonable', label: t('诉求明显不合理', 'Plainly unreasonable') }, { value: 'force_majeure', label: t('不可抗力', 'Force majeure') },
          { value: 'needs_higher_authority', label: t('超出区级权限', 'Beyond the district’s powers') }, { value: 'test', label: t('测试数据', 'A test') },
        ],
      },
      why(500, w('事实和依据', 'Facts and grounds')),
    ],
  }),
]
