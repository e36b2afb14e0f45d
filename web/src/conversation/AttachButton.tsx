import { ActionIcon, FileButton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { Store } from '../store.ts'
import { t } from '../texts/index.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { toast } from '../ui/toasts.tsx'
import { attach, type Desk } from './desk.ts'

/** The paper clip of whatever is written [CMP-02]. */
export function AttachButton({ desk }: { desk: Store<Desk> }) {
  return (
    <FileButton multiple onChange={(files) => take(desk, files)}>
      {(props) => (
        <Tooltip label={t('conversation.attach')}>
          <ActionIcon {...props} aria-label={t('conversation.attach')}>
            <IconPaperclip size={19} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  )
}

/** Takes in files that were chosen, pasted or dropped, and says which cannot be sent. */
export function take(desk: Store<Desk>, files: readonly File[]): void {
  for (const text of new Set(attach(desk, files))) toast({ kind: 'error', text })
}
