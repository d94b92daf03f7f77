import { Button } from 'antd'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Intro } from './verb-form.ts'

/** The right door belongs to a refusal: nobody is sent away without being told where to go. */
export const DeclineIntro: Intro = ({ setup, values, set }) => {
  const door = setup?.doors.find((one) => one.id === values['branch'])
  if (!door) return null
  const text = `${door.reason}${door.doors.length ? `\n${door.doors.map((one) => `${one.name}：${one.how}`).join('\n')}` : ''}`
  return (
    <div className="verb-box">
      <p><b>{t('依据', 'Ground')}</b> {t(door.basis, door.basis_en ?? door.basis)}</p>
      {door.doors.map((one) => <p key={one.name}><b>{nameOf(one)}</b> {t(one.how, one.how_en ?? one.how)}</p>)}
      <Button size="small" onClick={() => set({ reason: text })}>{t('用这段话作为理由', 'Use these words, in Chinese, as the reason')}</Button>
    </div>
  )
}
