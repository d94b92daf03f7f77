import { BankOutlined, DatabaseOutlined, FileDoneOutlined, FormOutlined, HourglassOutlined, PaperClipOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'
import { wayName } from '../states.tsx'

const SIGNS: Record<string, ReactNode> = { form: <FormOutlined />, result: <FileDoneOutlined />, certificate: <BankOutlined />, register: <DatabaseOutlined />, promise: <SafetyCertificateOutlined />, upload: <PaperClipOutlined />, later: <HourglassOutlined /> }

/** 材料: each with how it is satisfied. What has to be looked at stands first. */
export function PapersPart({ kase }: { kase: Screen }) {
  const rank = ['later', 'upload', 'promise', 'register', 'certificate', 'result', 'form']
  const papers = [...kase.papers].toSorted((a, b) => rank.indexOf(a.by) - rank.indexOf(b.by))
  const uploads = papers.filter(({ by }) => by === 'upload').length
  return (
    <Part title={t(`材料 · ${papers.length} 份${uploads ? `，上传 ${uploads} 份` : '，无需上传'}`, `Papers · ${papers.length}${uploads ? `, ${uploads} uploaded` : ', none uploaded'}`)}>
      <ul className="papers">
        {papers.map((paper) => (
          <li key={paper.key} data-by={paper.by}>
            <span className="paper-sign" aria-hidden="true">{SIGNS[paper.by]}</span>
            <div>
              <p className="paper-head"><b>{paper.name}</b>{paper.main && <span className="tag tag-sea">{t('主审要件', 'main')}</span>}<span className={`tag tag-${paper.by === 'later' ? 'amber' : paper.by === 'promise' ? 'plum' : paper.by === 'upload' ? 'grey' : 'green'}`}>{wayName(paper.by)}</span></p>
              {paper.detail && <p className="paper-detail">{paper.detail}</p>}
              {paper.laterDue && <p className="paper-later">{t(`最晚 ${momentOf(paper.laterDue)} 补齐`, `due ${momentOf(paper.laterDue)}`)}</p>}
              {paper.promise && <details><summary>{t('承诺内容', 'What was promised')}</summary><ol className="paper-duties">{paper.promise.duties.map((duty) => <li key={duty}>{duty}</li>)}</ol><p>{t('不实后果：', 'Otherwise: ')}{paper.promise.consequence}</p><p>{t('核查方式：', 'Checked by: ')}{paper.promise.check}</p></details>}
              <FilesPart files={paper.files} />
              <p className="paper-by">{paper.neededBy.length > 2 ? t(`${paper.neededBy[0]}等 ${paper.neededBy.length} 个事项需要`, `for ${paper.neededBy.length} matters`) : t(`${paper.neededBy.join('、')}需要`, `for ${paper.neededBy.join(', ')}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  )
}
