import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Drawer, Form, Input, Popconfirm, Switch } from 'antd'
import { useSetup } from '#modules/requests/desk/setup.ts'
import { UnitPicker } from '#modules/requests/desk/verbs/unit-picker.tsx'
import { sentenceOf } from '../kit/refusal.ts'
import { ROLE_IDS, roleDuty, roleName } from '../kit/roles.ts'
import { t } from '../kit/words.ts'
import { type Colleague, resetPassword, saveColleague, type Typed } from './staff-list.ts'

type Props = { colleague: Colleague | null; onClose: () => void; onPassword: (found: { name: string; password: string }) => void }

export function ColleagueForm({ colleague, onClose, onPassword }: Props) {
  const queries = useQueryClient()
  const setup = useSetup()
  const [form] = Form.useForm<Typed>()
  const save = useMutation({
    mutationFn: (typed: Typed) => saveColleague({ ...typed, account: colleague?.account ?? typed.account, active: typed.active ?? true, ...(colleague ? { id: colleague.id } : {}) }),
    onSuccess: (password, typed) => {
      void queries.invalidateQueries({ queryKey: ['staff'] })
      if (password) onPassword({ name: typed.name, password })
      onClose()
    },
  })
  const reset = useMutation({ mutationFn: () => resetPassword(colleague!.id), onSuccess: (password) => { onPassword({ name: colleague!.name, password }); onClose() } })
  const needed = { required: true, message: t('这一项要填', 'This is needed') }
  return (
    <Drawer open onClose={onClose} size={480} title={colleague ? t(`修改 ${colleague.name}`, `Edit ${colleague.name}`) : t('新增人员', 'Add somebody')}
      footer={<div className="people-foot"><Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{t('保存', 'Save')}</Button><Button onClick={onClose}>{t('取消', 'Cancel')}</Button></div>}>
      {(save.error ?? reset.error) && <Alert type="error" showIcon title={sentenceOf(save.error ?? reset.error)} />}
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => save.mutate(typed)} initialValues={colleague ? { ...colleague, phone: '' } : { roles: [], active: true }}>
        {!colleague && <Form.Item name="account" label={t('账号', 'Account')} rules={[needed, { pattern: /^[A-Za-z][A-Za-z0-9._-]{1,39}$/, message: t('字母开头，可用字母、数字和 . _ -', 'Begins with a letter; letters, digits and . _ -') }]}><Input autoComplete="off" /></Form.Item>}
        <Form.Item name="name" label={t('姓名', 'Name')} rules={[needed]}><Input autoComplete="off" maxLength={40} /></Form.Item>
        <Form.Item name="unit" label={t('单位', 'Unit')} rules={[needed]}><UnitPicker setup={setup} label={t('单位', 'Unit')} /></Form.Item>
        <Form.Item name="roles" label={t('角色', 'Roles')} rules={[{ validator: (_rule, roles: string[]) => (roles.length > 0 ? Promise.resolve() : Promise.reject(new Error(needed.message))) }]}>
          <Checkbox.Group className="people-checks" options={ROLE_IDS.map((role) => ({ value: role, label: <><b>{roleName(role)}</b> <small>{roleDuty(role)}</small></> }))} />
        </Form.Item>
        <Form.Item name="phone" label={t('手机号', 'Mobile')} extra={colleague?.phone ? t(`现在是 ${colleague.phone}，不改就留空`, `Now ${colleague.phone}; leave empty to keep it`) : undefined} rules={[{ pattern: /^1[3-9]\d{9}$/, message: t('请填 11 位手机号', 'Eleven digits') }]}><Input inputMode="tel" autoComplete="off" /></Form.Item>
        {colleague && <Form.Item name="active" label={t('在岗', 'Active')} valuePropName="checked"><Switch aria-label={t('在岗', 'Active')} /></Form.Item>}
      </Form>
      {colleague && <Popconfirm title={t('重设密码会让对方立即退出登录，并解除动态码绑定', 'This signs them out and removes their second factor')} onConfirm={() => reset.mutate()}><Button loading={reset.isPending}>{t('重设密码', 'Reset the password')}</Button></Popconfirm>}
    </Drawer>
  )
}
