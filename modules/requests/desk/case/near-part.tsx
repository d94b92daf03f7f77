import { t } from '#apps/desk/kit/words.ts'
import { type CaseScreen, useView } from '../ask.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { SimilarLine } from './similar-line.tsx'

/** The same trouble, reported by others: asked for only while merging is still a question. */
export function NearPart({ kase, onOpen }: { kase: CaseScreen; onOpen: (id: string) => void }) {
  const { line, place } = kase
  const asks = line.closedAt === null && line.state !== 'merged'
  const { data } = useView('similar', { text: kase.text, ...(place ? { lng: place.lng, lat: place.lat } : {}), ...(line.address ? { address: line.address } : {}), ...(line.category ? { category: line.category } : {}), except: line.id }, { enabled: asks, staleTime: 60_000 })
  if (!data || data.similar.length === 0) return null
  return (
    <Part title={t('类似的在办诉求', 'Open requests like it')}>
      <ul className="similars">
        {data.similar.slice(0, 5).map((one) => <li key={one.id}><button type="button" onClick={() => onOpen(one.id)}><SimilarLine one={one} /></button></li>)}
      </ul>
    </Part>
  )
}
