import { Button } from '@mantine/core'
import { isRefused } from '../../live/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { full, short } from '../../ui/time.ts'
import { Marked } from './Marked.tsx'
import { Steps } from './Steps.tsx'
import css from './search.module.css'
import type { useHits } from './use-hits.ts'
import { t } from './words.ts'

/** The messages that were found, each with who wrote it and when [SRC-04, SRC-09]. */
export function Hits({ found, text }: { found: ReturnType<typeof useHits>; text: string }) {
  const { hits, count, at, go, error, isPending, refetch, hasNextPage, fetchNextPage } = found
  if (error) return <ErrorState requestId={isRefused(error) ? error.requestId : undefined} again={() => void refetch()} />
  if (isPending) return <SkeletonRows count={3} label={t('search.loading')} />
  if (count === 0)
    return (
      <p className={css.nothing} role="status">
        <b>{t('search.nothing')}</b> {t('search.nothingIn', { text })}
      </p>
    )
  return (
    <>
      <Steps count={count} at={at} go={go} />
      <ul className={css.hits} aria-label={t('search.messages')}>
        {hits.map(({ id, authorName, snippet, sentAt }, i) => (
          <li key={id}>
            <button type="button" aria-current={i === at} onClick={() => void go(i)} data-testid="hit">
              <span className={css.who}>
                <b>{authorName}</b>
                <time title={full(sentAt)}>{short(sentAt)}</time>
              </span>
              <span className={css.snippet}>
                <Marked text={snippet} wanted={text} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="compact-sm" variant="subtle" onClick={() => void fetchNextPage()}>
          {t('search.more')}
        </Button>
      )}
    </>
  )
}
