import { useState } from 'react'
import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { OpenCases } from './open-cases.tsx'
import { OpenCatalogue } from './open-catalogue.tsx'
import { OpenRates } from './open-rates.tsx'
import { openWords } from './open-words.ts'
import './requests.css'
import './open.css'

type Part = 'rates' | 'catalogue' | 'cases'
const parts = { rates: OpenRates, catalogue: OpenCatalogue, cases: OpenCases }

/** 公开: what anybody may know without signing in. */
export function OpenPage() {
  const w = useWords(openWords)
  const [part, setPart] = useState<Part>('rates')
  const Shown = parts[part]
  return (
    <Page title={w.title}>
      <View className="filters">
        <Choice<Part> id="open" label={w.title} value={part} onChoose={setPart} options={[{ id: 'rates', name: w.rates }, { id: 'catalogue', name: w.catalogue }, { id: 'cases', name: w.cases }]} />
      </View>
      <Shown />
    </Page>
  )
}
