import { Button } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { sayOf } from '../../../live/index.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { Elsewhere as Given } from './use-building.ts'
import { t } from './words.ts'

/** Who builds the app instead, and the way to do it oneself [ui.md S21]. */
export function Elsewhere({ elsewhere: { by, taken }, takeOver }: { elsewhere: Given; takeOver: () => Promise<void> }) {
  const take = () => takeOver().catch((failed: unknown) => toast({ kind: 'error', text: sayOf(failed) }))
  return (
    <Banner
      tone="warning"
      icon={<IconUserEdit size={16} stroke={1.75} />}
      action={
        <Button size="compact-sm" variant="default" onClick={() => void take()} data-testid="take-over">
          {t(taken ? 'building.takeBack' : 'building.takeOver')}
        </Button>
      }
    >
      {t(taken ? 'building.takenOver' : 'building.elsewhere', { name: by.name })}
    </Banner>
  )
}
