import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { OfTarget } from './words.ts'

type ModelMade = OfTarget['models'][number]

/** What was learned and when, how it did on the newest requests, and whether it is used. */
export function Models({ of }: { of: OfTarget }) {
  if (of.models.length === 0) return null
  return (
    <section className="card acceptance-table" aria-labelledby="models-title">
      <h2 id="models-title">{t('学习的经过', 'What was learned, and when')}</h2>
      <p className="acceptance-note">{t('每次学习都留出最近的一部分诉求不学，拿来考新旧两版；新版更准才换上，否则沿用原来的。分数是宏平均 F1，满分 100：各类不分多少，一样看重。', 'Each time the newest requests are held back to examine both models; the new one is used only where it does better. The score is macro-F1, of 100: every class counts alike, however few its requests.')}</p>
      <ol className="acceptance-models">
        {of.models.map((one) => (
          <li key={one.version} data-state={one.state}>
            <p><b>{t(`第 ${one.version} 版`, `Version ${one.version}`)}</b> <StateTag state={one.state} /> <time dateTime={one.madeAt}>{momentOf(one.madeAt)}</time></p>
            <p>{t(`从 ${one.learned} 件学，用最近的 ${one.held} 件考：`, `Learned from ${one.learned}, examined on the newest ${one.held}: `)}<b>{points(one.score)}</b> {t('分', '')}{one.before === null ? t('（此前没有可比的）', ' (none before it)') : t(`，原来的 ${points(one.before)} 分`, `, the one before it ${points(one.before)}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function StateTag({ state }: { state: ModelMade['state'] }) {
  if (state === 'in_use') return <span className="tag tag-green">{t('在用', 'in use')}</span>
  if (state === 'was_in_use') return <span className="tag tag-grey">{t('用过', 'was in use')}</span>
  return <span className="tag tag-amber">{t('没有更准，没有换上', 'no better, not used')}</span>
}

const points = (share: number) => (share * 100).toFixed(1)
