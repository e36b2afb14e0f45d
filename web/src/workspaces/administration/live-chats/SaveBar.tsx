import { Button } from '@mantine/core'
import { t } from '../../../texts/index.ts'
import { full } from '../../../ui/time.ts'
import type { Form } from './live-chat.ts'
import css from './settings.module.css'

/** Who changed it last, and what is not saved yet. */
export function SaveBar({ form }: { form: Form }) {
  const { chat, dirty, busy } = form
  const at = full(chat.changedAt)
  const last = chat.changedBy ? t('settings.changedBy', { at, name: chat.changedBy.name }) : t('settings.changed', { at })
  return (
    <footer className={css.saveBar}>
      <span role="status">{dirty ? t('settings.unsaved') : last}</span>
      <Button variant="default" disabled={!dirty || busy} onClick={form.discard}>
        {t('settings.discard')}
      </Button>
      <Button disabled={!dirty} loading={busy} onClick={() => void form.save()} data-testid="save">
        {t('ui.save')}
      </Button>
    </footer>
  )
}
