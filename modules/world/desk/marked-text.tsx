import { t } from '#apps/desk/kit/words.ts'
import type { Mark } from './ask.ts'

/** Somebody's words with what may tell who somebody is: what the public will not read is struck out, and said by name to whoever cannot see that. */
export function MarkedText({ text, marks, publicFigures }: { text: string; marks: readonly Mark[]; publicFigures: readonly string[] }) {
  const pieces = marks.map((mark, n) => {
    const before = text.slice(marks[n - 1]?.end ?? 0, mark.start)
    const stays = mark.kind === 'name' && publicFigures.includes(mark.words)
    const title = stays ? t(`${mark.kindName}，公众人物，保留`, `${mark.kindName}, a public figure: stays`) : t(`${mark.kindName}，公开时隐去`, `${mark.kindName}: left out when published`)
    return <span key={mark.start}>{before}{stays ? <mark className="stays" title={title}>{mark.words}</mark> : <del className="left-out" title={title}>{mark.words}<span className="unseen">（{title}）</span></del>}</span>
  })
  return <p className="memory-words">{pieces}{text.slice(marks.at(-1)?.end ?? 0)}</p>
}
