import { CloseOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { t } from './words.ts'

/** What can be done with any case on the screen: its address to pass on, paper, away. `path`: below the desk. */
export function CaseTools({ path, onClose }: { path: string; onClose: (() => void) | undefined }) {
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/desk/${path}`)
    void message.success(t('链接已复制，同事打开时仍按各自权限查看', 'Link copied; colleagues see what their rights allow'))
  }
  return (
    <span className="case-tools">
      <Button type="text" size="small" icon={<LinkOutlined />} title={t('复制链接', 'Copy the link')} aria-label={t('复制链接', 'Copy the link')} onClick={() => void copy()} />
      <Button type="text" size="small" icon={<PrinterOutlined />} title={t('打印 (P)', 'Print (P)')} aria-label={t('打印', 'Print')} onClick={() => window.print()} />
      {onClose && <Button type="text" size="small" icon={<CloseOutlined />} title={t('关闭 (Esc)', 'Close (Esc)')} aria-label={t('关闭', 'Close')} onClick={onClose} />}
    </span>
  )
}
