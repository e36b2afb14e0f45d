import { TextInput } from '@mantine/core'
import type { LockPreview } from '@parley/contract'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { fieldError } from '../../../ui/FormField.tsx'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import type { Draft } from './draft.ts'

/** What the rule matches now; one that locks nearly everybody asks for its name. */
export function PreviewNote(props: {
  draft: Draft
  set: (change: Partial<Draft>) => void
  preview: LockPreview | undefined
  looking: boolean
  error: string | undefined
}) {
  const { draft, set, preview, looking, error } = props
  const exception = preview?.exceptions[0]
  return (
    <div aria-live="polite" aria-busy={looking}>
      {preview && (
        <p className={css.note}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          <span>
            {t('spam.matches', { customers: preview.customers, sessions: preview.openSessions })}{' '}
            {preview.openSessions > 0 && t('spam.openStay')}{' '}
            {preview.customers > 1 &&
              preview.named.length > 0 &&
              t('spam.named', { names: preview.named.map(({ name }) => name).join(', ') })}
          </span>
        </p>
      )}
      {!preview && looking && <p className={css.note}>{t('spam.looking')}</p>}
      {exception && <p className={css.warning}>{t('spam.exceptionWins', { name: exception.name })}</p>}
      {preview?.wide && (
        <>
          <p className={css.warning}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t('spam.wide')}
          </p>
          <TextInput
            label={t('spam.confirm', { name: draft.name.trim() })}
            autoComplete="off"
            value={draft.confirmation}
            error={fieldError(error)}
            onChange={({ currentTarget }) => set({ confirmation: currentTarget.value })}
          />
        </>
      )}
    </div>
  )
}
