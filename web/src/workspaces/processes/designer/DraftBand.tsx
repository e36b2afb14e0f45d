import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import { useState } from 'react'
import { sayOf } from '../../../live/index.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { toast } from '../../../ui/toasts.tsx'
import css from './designer.module.css'
import type { Draft } from './use-draft.ts'
import { t } from './words.ts'

/** What keeps the draft from being saved, with the ways out. */
export function DraftBand({ draft }: { draft: Draft }) {
  const [busy, setBusy] = useState(false)
  const act = async (run: () => Promise<unknown>) => {
    setBusy(true)
    await run().catch((error: unknown) => toast({ kind: 'error', text: sayOf(error) }))
    setBusy(false)
  }
  if (draft.state === 'conflict') {
    const name = draft.theirs?.changedBy?.name
    return (
      <Banner
        tone="warning"
        icon={<IconAlertTriangle size={16} />}
        action={
          <span className={css.row}>
            <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void act(draft.takeTheirs)}>
              {t('designer.takeTheirs')}
            </Button>
            <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void act(draft.keepMine)}>
              {t('designer.keepMine')}
            </Button>
          </span>
        }
      >
        {name ? t('designer.conflictBy', { name }) : t('designer.conflict')}
      </Banner>
    )
  }
  if (draft.state === 'offline')
    return (
      <Banner tone="warning" icon={<IconCloudOff size={16} />}>
        {t('designer.offline')}
      </Banner>
    )
  if (draft.state === 'failed')
    return (
      <Banner
        tone="danger"
        icon={<IconAlertTriangle size={16} />}
        action={
          <Button size="compact-sm" variant="default" onClick={() => void draft.save()}>
            {t('ui.tryAgain')}
          </Button>
        }
      >
        {t('designer.notSaved', { why: draft.said ?? '' })}
      </Banner>
    )
  return null
}
