import { Modal, Typography } from 'antd'
import { t } from '../kit/words.ts'

export function OneTimePassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  return (
    <Modal open title={t(`${name} 的一次性密码`, `One-time password for ${name}`)} onCancel={onClose} onOk={onClose} cancelButtonProps={{ hidden: true }} okText={t('记下了', 'Noted')}>
      <Typography.Paragraph copyable className="one-time">{password}</Typography.Paragraph>
      <p>{t('请当面交给本人。只显示这一次；首次登录须设置自己的密码。', 'Hand it over in person. It is shown once; a password of their own is set at the first sign-in.')}</p>
    </Modal>
  )
}
