import { Button } from '@mantine/core'
import { listProcessVersions, type ProcessVersion, readProcessVersion } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { Drawer } from '../../../ui/Dialog.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { full } from '../../../ui/time.ts'
import { Failed } from '../../apps/failed.tsx'
import { versionsKey } from '../queries.ts'
import css from './designer.module.css'
import type { Designer } from './open-designer.ts'
import { t } from './words.ts'

const LookAtVersion = lazy(() => import('./LookAtVersion.tsx'))

interface Shown {
  processId: string
  designer: Designer
  close: () => void
}

/** What was published: to be looked at, or taken into the draft again [BPR-09]. */
export default function Versions({ processId, designer, close }: Shown) {
  const { data, error, refetch } = useQuery({
    queryKey: versionsKey(processId),
    queryFn: ({ signal }) => ask(listProcessVersions, { path: { processId }, signal }),
    refetchOnMount: 'always',
  })
  const [looked, setLooked] = useState<ProcessVersion>()
  const take = async ({ number }: ProcessVersion) => {
    const { diagram, variables } = await ask(readProcessVersion, { path: { processId, number: String(number) } })
    await designer.load(diagram, { ...designer.details.get(), variables })
    designer.changes.set((was) => was + 1)
    announce(t('designer.tookVersion', { number }))
    close()
  }
  return (
    <Drawer title={t('designer.versions')} close={close}>
      {!data && !error && <SkeletonRows count={3} />}
      {!data && error && <Failed error={error} again={() => void refetch()} />}
      {data?.length === 0 && <p className={css.hint}>{t('designer.noVersions')}</p>}
      <ul className={css.versions}>
        {data?.map((version) => (
          <li key={version.number}>
            <span className={css.words}>
              <b>{t('processes.version', { number: version.number })}</b>
              <small>{t('processes.changedBy', { name: version.publishedBy?.name ?? '', at: full(version.publishedAt) })}</small>
              <small>{t('designer.runningIn', { count: version.running })}</small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('designer.lookAt', { number: version.number })}
              onClick={() => setLooked(version)}
            >
              {t('designer.look')}
            </Button>
          </li>
        ))}
      </ul>
      <Suspense>
        {looked && (
          <LookAtVersion processId={processId} version={looked} take={() => take(looked)} close={() => setLooked(undefined)} />
        )}
      </Suspense>
    </Drawer>
  )
}
