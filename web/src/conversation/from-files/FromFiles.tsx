import { ActionIcon } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { t } from '../../folders/words.ts'
import { useActions } from '../../ui/actions.ts'
import { lazy } from '../../ui/lazy.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { ComposerToolProps } from '../composer-tools.tsx'

const FromFilesDialog = lazy(() => import('./FromFilesDialog.tsx'))

/** A tool of the composer: attaches what is kept in Files, or in items that are bound to the session [CMP-12]. */
export default function FromFiles({ desk, to }: ComposerToolProps) {
  const [open, setOpen] = useState(false)
  const label = t('files.fromFiles')
  useActions([{ id: 'attach-from-files', label, group: t('ui.files'), run: () => setOpen(true) }])
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon aria-label={label} onClick={() => setOpen(true)}>
          <IconFolder size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {open && (
        <Suspense>
          <FromFilesDialog desk={desk} sessionId={to.session?.id} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
