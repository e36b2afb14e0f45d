import { ActionIcon } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { Tooltip } from '../ui/Tooltip.tsx'
import type { ComposerToolProps } from './composer-tools.tsx'
import { noting } from './modes.ts'
import { t } from './words.ts'

/** From replying to noting [NOT-01]. */
export default function NoteTool({ to }: ComposerToolProps) {
  return (
    <Tooltip label={t('talk.note')}>
      <ActionIcon aria-label={t('talk.note')} onClick={() => noting.set(to.session?.id)}>
        <IconNote size={19} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}
