import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { useMedia } from '#apps/desk/kit/use-media.ts'
import type { VerbName } from '../ask.ts'
import { isLikely } from '../verbs/all-verb-forms.ts'

type Props = { verbs: VerbName[]; titleOf: (verb: VerbName) => string; open: VerbName | null; onChoose: (verb: VerbName) => void }

/** Exactly what this person may do now, the likeliest first. */
export function VerbBar({ verbs, titleOf, open, onChoose }: Props) {
  const narrow = useMedia('(max-width: 760px)')
  const shown = verbs.length <= (narrow ? 3 : 6) ? verbs.length : narrow ? 2 : 5
  if (verbs.length === 0) return <p className="verb-none">{t('这一环节没有需要您办理的', 'Nothing for you to do at this step')}</p>
  return (
    <div className="verb-bar" role="toolbar" aria-label={t('办理', 'Acts')}>
      {verbs.slice(0, shown).map((verb, i) => (
        <Button key={verb} type={i === 0 && isLikely(verb) ? 'primary' : 'default'} className={verb === open ? 'verb-open' : ''} aria-expanded={verb === open} onClick={() => onChoose(verb)}>
          {titleOf(verb)} <kbd aria-hidden="true">{i + 1}</kbd>
        </Button>
      ))}
      {verbs.length > shown && (
        <Dropdown trigger={['click']} menu={{ items: verbs.slice(shown).map((verb, i) => ({ key: verb, label: <span className="verb-more">{titleOf(verb)}{shown + i < 9 && <kbd>{shown + i + 1}</kbd>}</span>, onClick: () => onChoose(verb) })) }}>
          <Button icon={<MoreOutlined />}>{t(`更多 ${verbs.length - shown}`, `${verbs.length - shown} more`)}</Button>
        </Dropdown>
      )}
    </div>
  )
}
