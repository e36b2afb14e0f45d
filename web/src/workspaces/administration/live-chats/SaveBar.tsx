import { t } from '../../../texts/index.ts'
import { SaveBar as Saving } from '../../../ui/SaveBar.tsx'
import { full } from '../../../ui/time.ts'
import type { Form } from './live-chat.ts'

/** Who changed the live chat last, and what is not saved yet. */
export function SaveBar({ form: { chat, dirty, busy, discard, save } }: { form: Form }) {
  const at = full(chat.changedAt)
  const last = chat.changedBy ? t('settings.changedBy', { at, name: chat.changedBy.name }) : t('settings.changed', { at })
  return <Saving dirty={dirty} busy={busy} last={last} discard={discard} save={() => void save()} />
}
