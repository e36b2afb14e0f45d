import { Button } from '@mantine/core'
import type { AuditKind } from '@parley/contract'
import { IconHistory } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'

/** To the audit log of one thing, or of the page that it stands on [ui.md S24, S28]. */
export function HistoryLink({ kind, id }: { kind: AuditKind; id?: string }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconHistory size={16} stroke={1.75} aria-hidden />}
      renderRoot={(props) => <Link to={'/admin/audit' as string} search={{ kind, ...(id && { id }) } as never} {...props} />}
    >
      {t('menu.history')}
    </Button>
  )
}
