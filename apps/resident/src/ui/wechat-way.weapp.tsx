import { Button } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { signInByWechat } from '../kit/identity.ts'
import { asRefusal, type Refusal } from '../kit/refusal.ts'
import { useWords } from '../kit/words.ts'
import { View } from './base'
import { Icon } from './icon.tsx'
import { Refused } from './notice.tsx'
import { shellWords } from './shell-words.ts'

/** One tap for whoever was here before; the first time the office asks for the number, and WeChat asks its user. */
export function WechatWay({ onDone }: { onDone: () => void }) {
  const w = useWords(shellWords)
  const [busy, setBusy] = useState(false)
  const [asksNumber, setAsksNumber] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  const enter = async (phoneCode?: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      // The code is good for one use: each try fetches its own.
      await signInByWechat((await Taro.login()).code, phoneCode)
      onDone()
    } catch (error) {
      const refused = asRefusal(error)
      if (refused.code === 'phone_needed') setAsksNumber(true)
      else setRefusal(refused)
    } finally {
      setBusy(false)
    }
  }
  const face = (words: string) => (
    <>
      <Icon name="wechat" />
      <View className="button-word">{words}</View>
    </>
  )
  return (
    <View>
      {asksNumber ? (
        <Button id="wechat-number" className="tap button button-main" hoverClass="pressed" disabled={busy} openType="getPhoneNumber" onGetPhoneNumber={(event) => void (event.detail.code && enter(event.detail.code))}>{face(w.wechatNumber)}</Button>
      ) : (
        <Button id="wechat" className="tap button button-main" hoverClass="pressed" disabled={busy} onClick={() => void enter()}>{face(w.wechat)}</Button>
      )}
      {asksNumber && <View className="hint">{w.wechatNumberAbout}</View>}
      {refusal && <Refused refusal={refusal} />}
      <View className="or">{w.orByPhone}</View>
    </View>
  )
}
