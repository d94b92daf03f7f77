import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { isRefusal, sentenceOf } from '../kit/refusal.ts'
import { demoSignIn, type Me, signIn } from '../kit/session.ts'
import { changeSettings, useSettings } from '../kit/settings.ts'
import { t } from '../kit/words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import sign from './sign.svg'

type Typed = { account: string; password: string; totp?: string; newPassword?: string }

export function SignIn({ me }: { me: Me }) {
  const queries = useQueryClient()
  const { language } = useSettings()
  const [asksCode, setAsksCode] = useState(false)
  const [asksNew, setAsksNew] = useState(false)
  const enter = useMutation({
    mutationFn: (typed: Typed | { demo: string }) => ('demo' in typed ? demoSignIn(typed.demo) : signIn(typed)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
    onError: (error) => {
      if (isRefusal(error, 'totp_needed')) setAsksCode(true)
      if (isRefusal(error, 'new_password_needed')) setAsksNew(true)
    },
  })
  return (
    <main className="sign-in">
      <section className="sign-in-box" aria-labelledby="sign-in-title">
        <img src={sign} alt="" width="52" height="52" />
        <h1 id="sign-in-title">{t('暖南诉办 工作台', 'Request desk')}</h1>
        <p className="sign-in-district">{me.district && t(me.district.name, me.district.en)}</p>
        {me.actor?.is === 'resident' && <Alert type="info" showIcon title={t('您现在以居民身份登录。工作台供工作人员使用，请用工作账号登录。', 'You are signed in as a resident. The desk is for staff: please use a staff account.')} />}
        {enter.error && <Alert type="error" showIcon title={sentenceOf(enter.error)} />}
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => enter.mutate(typed)} disabled={enter.isPending}>
          <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true, message: t('请输入账号', 'Please enter your account') }]}>
            <Input autoFocus autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('密码', 'Password')} rules={[{ required: true, message: t('请输入密码', 'Please enter your password') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {asksNew && (
            <Form.Item name="newPassword" label={t('设置您自己的密码', 'Choose a password of your own')} rules={[{ required: true, message: t('请设置新密码', 'Please choose a new password') }]}>
              <Input.Password autoFocus autoComplete="new-password" size="large" />
            </Form.Item>
          )}
          {asksCode
            ? <Form.Item name="totp" label={t('动态验证码（6 位）', 'One-time code (6 digits)')}><Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" /></Form.Item>
            : <Button type="link" size="small" className="sign-in-code" onClick={() => setAsksCode(true)}>{t('我有动态验证码', 'I have a one-time code')}</Button>}
          <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>{t('登录', 'Sign in')}</Button>
        </Form>
        <Button type="text" size="small" onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}>{language === 'zh' ? 'English' : '中文'}</Button>
      </section>
      {me.demo && me.demoAccounts && <DemoAccounts accounts={me.demoAccounts} pending={enter.isPending} onChoose={(account) => enter.mutate({ demo: account })} />}
    </main>
  )
}
