import { useRouter } from '@tarojs/taro'
import { copy } from '#resident/kit/copy'
import { dayIn, today } from '#resident/kit/dates.ts'
import { openDocument } from '#resident/kit/open-document'
import { asRefusal } from '#resident/kit/refusal.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { toast } from '#resident/kit/toast.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Picture, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { read } from './office.ts'
import { applyWords } from './words.ts'
import './approvals.css'

/** One certificate: to be shown, scanned and taken along. */
export function CertificatePage() {
  const { id = '', matter = '' } = useRouter().params
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { data: one, refusal, again } = useView(() => read('my_certificate', { caseId: id, matter }), `${id}/${matter}`)
  if (!one) return <Page title={w.wallet}>{refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />}</Page>
  const line = (name: string, value: string) => <View key={name} className="check-line"><View className="check-name">{name}</View><View className="check-value">{value}</View></View>
  const save = () => void openDocument(`/api/approvals/certificate/${one.caseId}/${one.matter}/pdf`, `${one.title} ${one.number}.pdf`).catch((error: unknown) => toast(asRefusal(error).message))
  return (
    <Page title={one.title}>
      {one.status !== 'valid' && <Notice icon="late" kind="alarm">{fill(w.notValid, { status: one.statusName })}</Notice>}
      <View className={`card front front-${one.status}`}>
        <View className="front-title">{one.title}</View>
        <View className="certificate-status">{one.status === 'valid' && <Icon name="check" className="tiny" />}{one.statusName}</View>
        <View className="qr"><Picture className="qr-picture" src={one.qr} alt={w.qrAlt} /></View>
        <View className="hint centred">{w.qrAbout}</View>
        <View className="front-holder">{one.holder}</View>
        <View className="certificate-number">{one.number}</View>
      </View>
      <Button id="save-pdf" kind="main" onTap={save}>{w.savePdf}</Button>
      <Button id="copy-verify" icon="check" onTap={() => void copy(one.verify).then(() => toast(w.copied), () => undefined)}>{w.copyVerify}</Button>
      <View className="card">
        <Heading level={2} className="card-title">{w.onIt}</Heading>
        {one.lines.map(({ name, says }) => line(name, says))}
        {line(w.issuedBy, one.authority)}
        {line(w.issuedOn, dayIn(today(new Date(one.issuedAt)), language, { year: true }))}
        {line(w.validity, one.validUntil ? fill(w.validUntil, { day: dayIn(one.validUntil, language, { year: true }) }) : w.validForGood)}
        {one.identifier !== one.number && line(w.identifier, one.identifier)}
        {line(w.version, String(one.version))}
      </View>
    </Page>
  )
}
