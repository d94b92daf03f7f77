import { useEffect, useState } from 'react'
import { askCode, learnWho, signInByPhone, signInToDemo, useMe } from '../kit/identity.ts'
import { asRefusal, type Refusal } from '../kit/refusal.ts'
import { fill, useWords } from '../kit/words.ts'
import { Tap, View } from './base'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Refused } from './notice.tsx'
import { shellWords } from './shell-words.ts'
import { WechatWay } from './wechat-way'

const IS_PHONE = /^1[3-9]\d{9}$/
const IS_CODE = /^\d{6}$/
const MOST_OFFERED = 4

/** Asked for only when the office has to know who somebody is. Nothing that they wrote is lost by it. */
export function SignIn({ onDone = () => undefined }: { onDone?: () => void }) {
  const w = useWords(shellWords)
  const me = useMe()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [checked, setChecked] = useState<'no' | 'phone' | 'all'>('no')
  const [wait, setWait] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  useEffect(() => {
    if (!me) void learnWho()
  }, [me])
  useEffect(() => {
    if (wait === 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setRefusal(undefined)
    await work().catch((error: unknown) => setRefusal(asRefusal(error)))
    setBusy(false)
  }
  const send = () => {
    setChecked('phone')
    if (IS_PHONE.test(phone)) void attempt(async () => setWait(await askCode(phone)))
  }
  const enter = () => {
    setChecked('all')
    if (IS_PHONE.test(phone) && IS_CODE.test(code)) void attempt(() => signInByPhone(phone, code, name).then(onDone))
  }
  const offered = me?.demo ? (me.demoAccounts ?? []).filter((one) => one.is === 'resident' && one.phone).slice(0, MOST_OFFERED) : []

  return (
    <View className="sign-in">
      <WechatWay onDone={onDone} />
      <Field id="sign-in-phone" label={w.phone} kind="tel" most={11} value={phone} hint={w.phoneAbout} error={checked !== 'no' && !IS_PHONE.test(phone) ? w.phoneWrong : undefined} onWrite={(text) => setPhone(text.replace(/\D/g, ''))} />
      <View className="with-button">
        <Field id="sign-in-code" label={w.code} kind="code" most={6} value={code} error={checked === 'all' && !IS_CODE.test(code) ? w.codeWrong : undefined} onWrite={(text) => setCode(text.replace(/\D/g, ''))} />
        <Button id="get-code" disabled={wait > 0} onTap={send}>{wait > 0 ? fill(w.codeAgain, { seconds: wait }) : w.getCode}</Button>
      </View>
      <Field id="sign-in-name" label={w.name} most={40} optional value={name} placeholder={w.nameExample} onWrite={setName} />
      {refusal && <Refused refusal={refusal} />}
      <Button id="sign-in" kind="main" busy={busy} onTap={enter}>{w.signIn}</Button>
      {me?.demo && (
        <View className="demo" role="group" label={w.demo}>
          <View className="demo-sign">{w.demo}</View>
          <View>{fill(w.demoAbout, { code: me.demoCode ?? '' })}</View>
          {offered.map((one) => (
            <Tap key={one.id} id={`demo-${one.phone}`} className="row" onTap={() => void attempt(() => signInToDemo(one.phone ?? '').then(onDone))}>
              <Icon name="mine" className="small" />
              <View className="row-words">{fill(w.demoAs, { name: one.name, phone: one.phone ?? '' })}</View>
              <Icon name="next" className="small" />
            </Tap>
          ))}
        </View>
      )}
    </View>
  )
}
