import { useDidShow } from '@tarojs/taro'
import { dayIn } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { read } from './office.ts'
import { applyWords } from './words.ts'
import './approvals.css'

/** 我的证照. */
export function WalletPage() {
  const w = useWords(applyWords)
  const session = useSession()
  return <Page title={w.wallet}>{session ? <Wallet key={session.id} /> : <View className="card"><View className="card-title"><Icon name="lock" className="small" />{w.walletSignIn}</View><SignIn /></View>}</Page>
}

function Wallet() {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { data, refusal, again } = useView(() => read('my_certificates', {}), 'my_certificates')
  useDidShow(again)
  if (refusal && !data) return <Refused refusal={refusal} onRetry={again} />
  if (!data) return <Loading />
  if (data.certificates.length === 0) {
    return <Empty icon="shield" title={w.noCertificates}><View className="empty-words">{w.noCertificatesAbout}</View><Button id="find" kind="main" onTap={() => go('services')}>{w.findOne}</Button></Empty>
  }
  return (
    <View>
      {data.certificates.map((one) => (
        <Tap key={`${one.caseId}/${one.matter}`} id={`certificate-${one.matter}`} className={`certificate certificate-${one.form} certificate-${one.status}`} onTap={() => go('certificate', { id: one.caseId, matter: one.matter })}>
          <View className="certificate-head"><View className="certificate-title">{one.title}</View><View className="certificate-status">{one.status === 'valid' && <Icon name="check" className="tiny" />}{one.statusName}</View></View>
          <View className="certificate-holder">{one.holder}</View>
          <View className="certificate-number">{one.number}</View>
          <View className="certificate-foot"><View>{one.authority}</View><View>{one.validUntil ? fill(w.validUntil, { day: dayIn(one.validUntil, language, { year: true }) }) : w.validForGood}</View></View>
        </Tap>
      ))}
    </View>
  )
}
