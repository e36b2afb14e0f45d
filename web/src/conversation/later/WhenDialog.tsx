import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { full } from '../../ui/time.ts'
import css from './later.module.css'
import { localText, offered } from './times.ts'

/** When: one of the usual times by a click, or any other. */
export function WhenDialog(props: {
  title: string
  hint?: string
  children?: ReactNode
  close: () => void
  choose: (at: Date) => void
}) {
  const { title, hint, children, close, choose } = props
  const [times] = useState(offered)
  const [other, setOther] = useState(() => localText(times[2]!.at))
  const [wrong, setWrong] = useState(false)
  const set = () => {
    const at = new Date(other)
    if (!(at.getTime() > Date.now())) return setWrong(true)
    choose(at)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={set}>{t('notices.setTime')}</Button>
    </>
  )
  return (
    <Dialog title={title} close={close} footer={footer} submit={set}>
      <div className={css.when}>
        {hint && <p className={css.hint}>{hint}</p>}
        <fieldset className={css.times} aria-label={t('notices.when')}>
          {times.map(({ key, at }) => (
            <Button key={key} variant="default" onClick={() => choose(at)}>
              <span className={css.time}>
                {t(`notices.${key}`)} <small>{full(at)}</small>
              </span>
            </Button>
          ))}
        </fieldset>
        <TextInput
          type="datetime-local"
          label={t('notices.custom')}
          value={other}
          min={localText(new Date())}
          error={fieldError(wrong ? t('notices.timePassed') : undefined)}
          onChange={({ currentTarget: { value } }) => {
            setOther(value)
            setWrong(false)
          }}
        />
        {children}
      </div>
    </Dialog>
  )
}
