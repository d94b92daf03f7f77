import { useMutation } from '@tanstack/react-query'
import { Button, Popover, Segmented, Switch } from 'antd'
import { forgetKept } from '../kit/kept.ts'
import { roleName } from '../kit/roles.ts'
import { signOut, type Staff } from '../kit/session.ts'
import { changeSettings, useSettings } from '../kit/settings.ts'
import { useMedia } from '../kit/use-media.ts'
import { t } from '../kit/words.ts'

export function PersonMenu({ staff }: { staff: Staff }) {
  const below = useMedia('(max-width: 760px)')
  return (
    <Popover trigger="click" placement={below ? 'topRight' : 'rightBottom'} content={<Person staff={staff} />}>
      <button type="button" className="rail-link" aria-label={t(`我的：${staff.name}`, `Me: ${staff.name}`)}>
        <span className="rail-face" aria-hidden="true">{staff.name.slice(0, 1)}</span>
        <span aria-hidden="true">{staff.name}</span>
      </button>
    </Popover>
  )
}

function Person({ staff }: { staff: Staff }) {
  const { language, large } = useSettings()
  // A page that is loaded anew remembers nothing of whoever sat here.
  const out = useMutation({ mutationFn: signOut, onSuccess: () => { forgetKept(); location.assign('/desk/') } })
  return (
    <div className="person">
      <p className="person-name">{staff.name}</p>
      <p className="person-unit">{staff.unitName}</p>
      <p className="person-roles">{staff.roles.map(roleName).join(t('、', ', '))}</p>
      <div className="person-row">
        <span id="language-label">{t('语言', 'Language')}</span>
        <Segmented aria-labelledby="language-label" size="small" value={language} onChange={(value) => changeSettings({ language: value })} options={[{ value: 'zh' as const, label: '中文' }, { value: 'en' as const, label: 'English' }]} />
      </div>
      <label className="person-row">
        <span>{t('大字', 'Large text')}</span>
        <Switch checked={large} onChange={(value) => changeSettings({ large: value })} />
      </label>
      <Button block loading={out.isPending} onClick={() => out.mutate()}>{t('退出登录', 'Sign out')}</Button>
    </div>
  )
}
