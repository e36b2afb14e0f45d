import { Button } from '@mantine/core'
import type { RoutingDecision } from '@parley/contract'
import { Suspense, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { FieldRow } from '../../../ui/FieldRow.tsx'
import { WhyMe } from '../../administration/live-chats/index.ts'

/** How the session came to whom it is with, where routing decided [B-05]. */
export function WhyRow({ decisions = [] }: { decisions: readonly RoutingDecision[] | undefined }) {
  const [open, setOpen] = useState(false)
  if (decisions.length === 0) return null
  return (
    <FieldRow label="">
      <Button variant="subtle" color="gray" size="compact-xs" ml={-8} onClick={() => setOpen(true)}>
        {t('sessions.why')}
      </Button>
      <Suspense>{open && <WhyMe decisions={decisions} close={() => setOpen(false)} />}</Suspense>
    </FieldRow>
  )
}
