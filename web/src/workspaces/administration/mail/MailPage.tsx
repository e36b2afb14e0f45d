import { readMail } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { HistoryLink } from '../HistoryLink.tsx'
import css from '../table.module.css'
import { useLastChange } from '../use-last-change.ts'
import { ByEnvironment } from './ByEnvironment.tsx'
import { MailForm } from './MailForm.tsx'

/** By which server letters go. SMTP_URL stands above what is set here, and is shown as such. */
export default function MailPage() {
  const mail = useQuery({ queryKey: ['mail'], queryFn: ({ signal }) => ask(readMail, { signal }), staleTime: 0 })
  const last = useLastChange('mail', mail.dataUpdatedAt)
  return (
    <div className={css.page}>
      <PaneHeader title={t('security.mailTitle')} sub={last} line back={<BackButton to="/admin" />}>
        <HistoryLink kind="mail" />
      </PaneHeader>
      {mail.error && <ErrorState again={() => void mail.refetch()} />}
      {!mail.data && !mail.error && <SkeletonRows count={6} />}
      {mail.data?.source === 'environment' && <ByEnvironment server={mail.data.server} />}
      {mail.data && mail.data.source !== 'environment' && (
        <MailForm key={JSON.stringify(mail.data.server)} saved={mail.data.server} />
      )}
    </div>
  )
}
