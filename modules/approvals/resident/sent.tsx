import { replace } from '#resident/kit/go.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Page } from '#resident/ui/page.tsx'
import { applyWords } from './words.ts'

/** `days`: of the pre-review, in working days. */
export function Sent({ id, number, days }: { id: string; number: string; days: number }) {
  const w = useWords(applyWords)
  return (
    <Page title={w.services}>
      <Empty icon="check" title={w.sentTitle}>
        <View className="sent-number" id="receipt">{fill(w.sentNumber, { number })}</View>
        <View className="empty-words"><View>{days > 0 ? fill(w.sentSoon, { n: days }) : w.sentToday}</View><View>{w.sentAbout}</View></View>
        <Button id="see" kind="main" onTap={() => replace('application', { id })}>{w.sentSee}</Button>
        <Button id="to-applications" kind="quiet" onTap={() => replace('applications')}>{w.applications}</Button>
      </Empty>
    </Page>
  )
}
