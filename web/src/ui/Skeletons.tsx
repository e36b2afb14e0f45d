import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '../texts/index.ts'
import css from './states.module.css'

const BEFORE = 150

/** Rows of the final geometry, after 150 ms, so that quick answers never flicker [ui.md §2.1]. */
export function SkeletonRows({ count = 8, label = t('ui.loading') }: { count?: number; label?: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), BEFORE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true" role="status" aria-label={label}>
      {shown &&
        Array.from({ length: count }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
          <div key={at} className={css.skeletonRow}>
            <Skeleton circle height="2.25rem" />
            <div className={css.skeletonLines}>
              <Skeleton height=".75rem" width="55%" />
              <Skeleton height=".625rem" width="80%" />
            </div>
          </div>
        ))}
    </div>
  )
}
