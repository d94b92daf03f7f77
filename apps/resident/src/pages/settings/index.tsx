import { change, useSettings, type Language, type TextSize } from '../../kit/settings.ts'
import { useWords } from '../../kit/words.ts'
import { Heading, View } from '../../ui/base'
import { Choice } from '../../ui/choice.tsx'
import { Page } from '../../ui/page.tsx'
import { shellWords } from '../../ui/shell-words.ts'

export default function SettingsPage() {
  const w = useWords(shellWords)
  const { size, language } = useSettings()
  return (
    <Page title={w.settings}>
      <View className="card">
        <Heading level={2} className="card-title">{w.size}</Heading>
        <Choice<TextSize> id="size" label={w.size} value={size} onChoose={(chosen) => change({ size: chosen })} options={[{ id: 1, name: w.size1 }, { id: 1.25, name: w.size125 }, { id: 1.5, name: w.size15 }]} />
        <View className="sample">{w.sample}</View>
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.language}</Heading>
        <Choice<Language> id="language" label={w.language} value={language} onChoose={(chosen) => change({ language: chosen })} options={[{ id: 'zh', name: '中文' }, { id: 'en', name: 'English' }]} />
      </View>
    </Page>
  )
}
