import { useState } from 'react'
import { signOut } from '../../kit/identity.ts'
import { asRefusal, type Refusal } from '../../kit/refusal.ts'
import { useSession } from '../../kit/session.ts'
import { change, useSettings, type Language, type TextSize } from '../../kit/settings.ts'
import { toast } from '../../kit/toast.ts'
import { useWords } from '../../kit/words.ts'
import { Heading, View } from '../../ui/base'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Refused } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shellWords } from '../../ui/shell-words.ts'
import { SignIn } from '../../ui/sign-in.tsx'

export default function SettingsPage() {
  const w = useWords(shellWords)
  const { size, language } = useSettings()
  const [asking, setAsking] = useState(false)
  return (
    <Page title={w.settings} over={<Sheet title={w.signIn} open={asking} onClose={() => setAsking(false)}><SignIn onDone={() => setAsking(false)} /></Sheet>}>
      <View className="card">
        <Heading level={2} className="card-title">{w.size}</Heading>
        <Choice<TextSize> id="size" label={w.size} value={size} onChoose={(chosen) => change({ size: chosen })} options={[{ id: 1, name: w.size1 }, { id: 1.25, name: w.size125 }, { id: 1.5, name: w.size15 }]} />
        <View className="sample">{w.sample}</View>
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.language}</Heading>
        <Choice<Language> id="language" label={w.language} value={language} onChoose={(chosen) => change({ language: chosen })} options={[{ id: 'zh', name: '中文' }, { id: 'en', name: 'English' }]} />
      </View>
      <Account onSignIn={() => setAsking(true)} />
    </Page>
  )
}

function Account({ onSignIn }: { onSignIn: () => void }) {
  const w = useWords(shellWords)
  const session = useSession()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    await signOut().then(() => toast(w.signedOut), (error: unknown) => setRefusal(asRefusal(error)))
    setBusy(false)
  }
  return (
    <View className="card">
      <Heading level={2} className="card-title">{w.account}</Heading>
      {session ? (
        <View>
          <View className="account"><View className="strong">{session.name}</View><View className="account-phone">{session.phone}</View></View>
          {refusal && <Refused refusal={refusal} />}
          <Button id="sign-out" icon="out" busy={busy} onTap={() => void leave()}>{w.signOut}</Button>
          <View className="hint">{w.signOutAbout}</View>
        </View>
      ) : (
        <View>
          <View className="account">{w.notSignedIn}</View>
          <Button id="ask-sign-in" onTap={onSignIn}>{w.signIn}</Button>
        </View>
      )}
    </View>
  )
}
