import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { CopyButton } from './CopyButton.tsx'
import css from './states.module.css'

/**
 * Something could not be loaded, told where it was to stand [ui.md §2.1].
 * @param requestId what the server's log calls the failed request.
 */
export function ErrorState({ text, requestId, again }: { text?: string; requestId?: string | undefined; again?: () => void }) {
  return (
    <div className={css.empty} role="alert">
      <span className={css.errorIcon} aria-hidden>
        <IconAlertTriangle size={40} stroke={1.75} />
      </span>
      <p className={css.emptyTitle}>{text ?? t('ui.failedToLoad')}</p>
      {again && (
        <Button variant="default" onClick={again}>
          {t('ui.tryAgain')}
        </Button>
      )}
      {requestId && (
        <p className={css.requestId}>
          {t('ui.requestId', { id: requestId })}
          <CopyButton text={requestId} />
        </p>
      )}
    </div>
  )
}
