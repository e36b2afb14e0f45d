import { Button } from '@mantine/core'
import type { SessionCard, SessionRights } from '@parley/contract'
import { IconAlertOctagon } from '@tabler/icons-react'
import { Banner } from '../../../ui/Banner.tsx'
import { ReadOnlyBar } from '../../../ui/ReadOnlyBar.tsx'
import { toggleSpam } from './session-actions.ts'
import { t } from './spam-words.ts'

interface Shown {
  card: SessionCard
  may: SessionRights
}

/** Above the conversation, as long as it is in spam [ui.md S6]. */
export default function SpamBanner({ card, may }: Shown) {
  const action = may.spam && (
    <Button size="compact-sm" variant="subtle" color="violet" onClick={() => void toggleSpam(card)}>
      {t('sessions.notSpam')}
    </Button>
  )
  return (
    <Banner tone="violet" icon={<IconAlertOctagon size={16} stroke={1.75} />} action={action}>
      {t('spam.isSpam')}
    </Banner>
  )
}

/** Why nobody can write here [CMP-09]; the way out stands above. */
export function SpamReason() {
  return <ReadOnlyBar icon={<IconAlertOctagon size={18} stroke={1.75} />} reason={t('spam.readOnly')} />
}
