import { EnvironmentOutlined } from '@ant-design/icons'
import { Button, Input, Modal, Select, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import type { CallDraft } from './call-draft.ts'
import { type Located, streetAt } from './call-place.ts'

const PickMap = lazy(() => import('../map/pick-map.tsx').then((found) => ({ default: found.PickMap })))

type Props = { setup: Setup | undefined; draft: CallDraft; located: Located | null; onChange: (part: Partial<CallDraft>) => void }

export function PlaceField({ setup, draft, located, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  const streets = setup?.areas.filter((area) => area.kind === 'street') ?? []
  return (
    <div className="place-field">
      <div className="field"><label htmlFor="call-address">{t('地点', 'Where')}</label><Input id="call-address" value={draft.address} maxLength={200} onChange={(event) => onChange({ address: event.target.value, point: undefined })} placeholder={t('路名、门牌、小区、楼号', 'Road, number, estate, block')} /></div>
      <div className="field"><label htmlFor="call-street">{t('街道', 'Street')}</label><Select id="call-street" aria-label={t('街道', 'Street')} showSearch={{ optionFilterProp: 'label' }} allowClear value={draft.street ?? located?.street ?? null} onChange={(street: string | null) => onChange({ street: street ?? undefined, point: undefined })} options={streets.map((area) => ({ value: area.code, label: nameOf(area) }))} /></div>
      <Button icon={<EnvironmentOutlined />} onClick={() => setPicking(true)}>{draft.point ? t('改点位', 'Move the point') : t('图上点选', 'Pick on the map')}</Button>
      {located && <p className="place-note">{located.exact ? t(`已在图上选点 ${located.lng.toFixed(5)}, ${located.lat.toFixed(5)}`, `Point picked ${located.lng.toFixed(5)}, ${located.lat.toFixed(5)}`) : t('未在图上点选，先按社区或街道的中心登记，承办单位联系时再核准', 'No point picked: the middle of the community or street is used, to be confirmed')}</p>}
      <Modal open={picking} onCancel={() => setPicking(false)} title={t('在图上点一下诉求的位置', 'Click where it is')} width={860} destroyOnHidden okText={t('就是这里', 'Here')} onOk={() => setPicking(false)} okButtonProps={{ disabled: !draft.point }}>
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 440 }} />}>
          {setup && <PickMap setup={setup} point={draft.point ?? (located ? [located.lng, located.lat] : undefined)} onPick={(point) => onChange({ point, street: streetAt(point, setup) ?? draft.street })} />}
        </Suspense>
      </Modal>
    </div>
  )
}
