import type { MailServer } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { FieldRow, Fields } from '../../../ui/FieldRow.tsx'
import css from '../table.module.css'
import { SendTest } from './SendTest.tsx'

/** SMTP_URL, to be looked at and tried. */
export function ByEnvironment({ server }: { server: MailServer | null }) {
  return (
    <div className={css.scroll}>
      <Banner tone="accent">{t('security.mailByEnvironment')}</Banner>
      <div className={css.sections}>
        {server && (
          <Fields>
            <FieldRow label={t('security.mailHost')}>{server.host}</FieldRow>
            <FieldRow label={t('security.mailPort')}>{server.port}</FieldRow>
            <FieldRow label={t('security.mailUser')}>{server.user || '–'}</FieldRow>
            <FieldRow label={t('security.mailFrom')}>{server.from}</FieldRow>
          </Fields>
        )}
        <SendTest />
      </div>
    </div>
  )
}
