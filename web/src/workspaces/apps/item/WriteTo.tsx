import { ActionIcon } from '@mantine/core'
import type { ItemReach } from '@parley/contract'
import { IconMessage } from '@tabler/icons-react'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { t } from '../words.ts'
import { waysTo } from './use-item-reach.ts'
import type { Writing } from './use-writing.tsx'

/** Beside a phone, an e-mail or an account: where nobody known by it has written, there is nothing to press. */
export function WriteTo({ value, ways, writing }: { value: string; ways: readonly ItemReach[]; writing: Writing }) {
  const theirs = waysTo(ways, value)
  if (theirs.length === 0) return null
  const label = t('items.writeValue', { value })
  return (
    <Reasoned why={writing.why(theirs)} label={label}>
      <ActionIcon aria-label={label} loading={writing.busy} onClick={() => writing.write(theirs)}>
        <IconMessage size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Reasoned>
  )
}
