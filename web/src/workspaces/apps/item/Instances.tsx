import { Button } from '@mantine/core'
import { IconSitemap } from '@tabler/icons-react'
import { InstanceLines } from '../../../instances/index.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../failed.tsx'
import { t } from '../words.ts'
import type { ItemInstances } from './use-item-processes.ts'

/** What was started from this item, and what has it in a variable, with where each stands [BPR-05, ui.md S20]. */
export function Instances({ instances, error, again, more }: ItemInstances) {
  if (!instances) return error ? <Failed error={error} again={again} /> : <SkeletonRows count={4} />
  if (instances.length === 0)
    return <EmptyState icon={<IconSitemap size={40} />} title={t('items.noInstances')} text={t('items.noInstancesText')} />
  return (
    <section aria-label={t('items.processes')}>
      <InstanceLines instances={instances} />
      {more && (
        <Button variant="subtle" onClick={more}>
          {t('items.moreInstances')}
        </Button>
      )}
    </section>
  )
}
