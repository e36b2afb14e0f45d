import { Button, Textarea, TextInput } from '@mantine/core'
import type { ScheduledMessage } from '@parley/contract'
import { useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import css from './later.module.css'
import { tried } from './reminders.ts'
import { schedule } from './scheduled.ts'
import { localText } from './times.ts'

/** Other words, or another time. */
export function ChangeDialog({ message, close }: { message: ScheduledMessage; close: () => void }) {
  const [text, setText] = useState(message.text)
  const [when, setWhen] = useState(() => localText(new Date(message.at)))
  const [wrong, setWrong] = useState(false)
  const save = () => {
    const at = new Date(when)
    if (!(at.getTime() > Date.now())) return setWrong(true)
    if (!text.trim()) return
    close()
    void tried(() => schedule(message.sessionId, message.id, text.trim(), at))
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={save} disabled={!text.trim()}>
        {t('notices.change')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('notices.changeTitle')} close={close} footer={footer} submit={save}>
      <div className={css.when}>
        <Textarea
          label={t('notices.text')}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('notices.when')}
          value={when}
          error={fieldError(wrong ? t('notices.timePassed') : undefined)}
          onChange={({ currentTarget: { value } }) => {
            setWhen(value)
            setWrong(false)
          }}
        />
      </div>
    </Dialog>
  )
}
