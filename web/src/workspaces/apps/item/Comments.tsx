import { Button } from '@mantine/core'
import { type ItemComment, listItemComments } from '@parley/contract'
import { IconLock, IconMessage } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { FileCard, isPicture, Picture } from '../../../conversation/index.ts'
import { ask } from '../../../live/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ReadOnlyBar } from '../../../ui/ReadOnlyBar.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { full, short } from '../../../ui/time.ts'
import { Failed } from '../failed.tsx'
import { commentsKey } from '../queries.ts'
import { t } from '../words.ts'
import { CommentBox } from './CommentBox.tsx'
import own from './comments.module.css'

/** What is said about an item, with files and mentions [APP-12]; the newest at the end, where one writes. */
export function Comments({ itemId, readOnly }: { itemId: string; readOnly: boolean }) {
  const list = useRef<HTMLDivElement>(null)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: commentsKey(itemId),
    queryFn: ({ pageParam, signal }) =>
      ask(listItemComments, { path: { itemId }, query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchOnMount: 'always',
  })
  const comments = data?.pages.flatMap(({ items }) => items).toReversed()
  const last = comments?.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new comment the end is somewhere else.
  useEffect(() => void list.current?.scrollTo({ top: list.current.scrollHeight }), [last])
  return (
    <div className={own.comments}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <section className={own.list} ref={list} tabIndex={0} aria-label={t('items.comments')}>
        {!comments && !error && <SkeletonRows count={3} />}
        {!comments && error && <Failed error={error} again={() => void refetch()} />}
        {comments?.length === 0 && (
          <EmptyState
            icon={<IconMessage size={40} stroke={1.75} />}
            title={t('items.noComments')}
            {...(!readOnly && { text: t('items.noCommentsText') })}
          />
        )}
        {hasNextPage && (
          <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('items.earlier')}
          </Button>
        )}
        {comments?.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </section>
      {readOnly ? <ReadOnlyBar reason={t('items.isDeleted')} icon={<IconLock size={16} />} /> : <CommentBox itemId={itemId} />}
    </div>
  )
}

function Comment({ comment: { author, text, mentions, files, at } }: { comment: ItemComment }) {
  return (
    <article className={own.comment} aria-label={t('items.commentOf', { name: author.name })}>
      <Avatar id={author.id} name={author.name} size={28} picture={author.avatarFileId} />
      <div>
        <p className={own.head}>
          <b>{author.name}</b>
          <time dateTime={at} title={full(at)}>
            {short(at)}
          </time>
        </p>
        {text && (
          <p className={own.text}>
            {withMentions(
              text,
              mentions.map(({ name }) => name),
            )}
          </p>
        )}
        {files.map((file) => (isPicture(file) ? <Picture key={file.id} file={file} /> : <FileCard key={file.id} file={file} />))}
      </div>
    </article>
  )
}

/** `@Ann Adler` of those who are mentioned stands out. */
function withMentions(text: string, names: readonly string[]) {
  const marks = [...names].sort((one, other) => other.length - one.length).map((name) => `@${name}`)
  const parts: React.ReactNode[] = []
  let rest = text
  while (rest) {
    const found = marks
      .map((mark) => ({ mark, at: rest.indexOf(mark) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0]
    if (!found) break
    parts.push(rest.slice(0, found.at), <b key={parts.length}>{found.mark}</b>)
    rest = rest.slice(found.at + found.mark.length)
  }
  return [...parts, rest]
}
