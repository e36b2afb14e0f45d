import { Button } from '@mantine/core'
import { type App, type ItemHistoryEntry, type ItemRefs, listItemHistory } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { full } from '../../../ui/time.ts'
import { Failed } from '../failed.tsx'
import { kindOf } from '../fields/index.ts'
import { isFilled } from '../form/form-state.ts'
import { historyKey } from '../queries.ts'
import { t } from '../words.ts'
import own from './item.module.css'

/** Who did what to the item, newest first, field by field. */
export function History({ app, itemId }: { app: App; itemId: string }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: historyKey(itemId),
    queryFn: ({ pageParam, signal }) =>
      ask(listItemHistory, { path: { itemId }, query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchOnMount: 'always',
  })
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={4} />
  return (
    <div className={own.history}>
      <ol>
        {data.pages.flatMap(({ items, refs }) =>
          items.map((entry) => <Entry key={entry.id} app={app} entry={entry} refs={refs} />),
        )}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('items.earlier')}
        </Button>
      )}
    </div>
  )
}

function Entry({ app, entry, refs }: { app: App; entry: ItemHistoryEntry; refs: ItemRefs }) {
  const { kind, by, at, changes } = entry
  const words = (code: string, value: unknown) => {
    const field = app.fields.find((one) => one.code === code)
    if (!isFilled(value)) return t('items.noValue')
    return field ? kindOf(field).text(value, field, refs) : JSON.stringify(value)
  }
  const nameOf = (code: string) => app.fields.find((one) => one.code === code)?.name ?? code
  return (
    <li>
      <p>
        <b>{by?.name ?? t('items.somebody')}</b> {t(`items.did_${kind}`)}
        <time dateTime={at}>{full(at)}</time>
      </p>
      {changes.length > 0 && (
        <dl>
          {changes.map(({ field, from, to }) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>
                {isFilled(from) && (
                  <>
                    <del>{words(field, from)}</del>
                    <span aria-hidden> → </span>
                  </>
                )}
                <ins>{words(field, to)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
