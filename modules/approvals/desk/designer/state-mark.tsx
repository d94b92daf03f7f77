import { t } from '#apps/desk/kit/words.ts'

export function StateMark({ state }: { state: string }) {
  const [tone, name] = { editing: ['grey', t('在改', 'being written')], in_review: ['amber', t('待复核', 'to review')], returned: ['red', t('已退回', 'returned')], published: ['green', t('已发布', 'published')] }[state] ?? ['grey', state]
  return <span className={`tag tag-${tone}`}>{name}</span>
}
