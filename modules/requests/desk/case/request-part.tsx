import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { FilesPart, isWorkPhoto } from '#apps/desk/kit/files-part.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

export function RequestPart({ kase }: { kase: CaseScreen }) {
  return (
    <Part title={t('诉求', 'Request')} extra={kase.anonymous && <span className="tag tag-grey">{t('对外匿名', 'Not named in public')}</span>}>
      <p className="request-text">{kase.text}</p>
      {kase.answers.length > 0 && (
        <dl className="answers">{kase.answers.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      )}
      <FilesPart files={kase.answer ? kase.files.filter((file) => !isWorkPhoto(file)) : kase.files} />
    </Part>
  )
}
