import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Notice } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { type Filling, forgetFilled } from './filling.ts'
import { applyWords } from './words.ts'

/** Two phones wrote into one draft: which of the two counts, only the person knows. */
export function Elsewhere({ filling, onThis, onThat }: { filling: Filling; onThis: () => void; onThat: () => void }) {
  const w = useWords(applyWords)
  return (
    <Page title={w.services}>
      <Notice icon="late" kind="warm"><View className="strong">{w.elsewhere}</View><View>{w.elsewhereAbout}</View></Notice>
      <Button id="use-that" kind="main" onTap={() => { forgetFilled(filling.now().id); onThat() }}>{w.useThat}</Button>
      <Button id="use-this" onTap={onThis}>{w.useThis}</Button>
    </Page>
  )
}
