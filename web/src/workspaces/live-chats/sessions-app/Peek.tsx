import { Button } from '@mantine/core'
import { readTimeline, type SessionRow } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '../../../live/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { short } from '../../../ui/time.ts'
import type { Column } from './columns.tsx'
import css from './sessions-app.module.css'
import { t } from './words.ts'

/** A look into a session without leaving the list; nothing counts as read by it. */
export function Peek({ row, columns, close }: { row: SessionRow; columns: readonly Column[]; close: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['peek', row.id, row.number],
    queryFn: ({ signal }) => ask(readTimeline, { path: { sessionId: row.id }, query: {}, signal }),
  })
  const said = data?.items.filter(({ author }) => author !== 'system')
  const open = (
    <Button renderRoot={(props) => <Link to={`/live-chats/s/${row.id}` as string} {...props} />}>
      {t('sessionsApp.openSession')}
    </Button>
  )
  return (
    <Drawer title={row.name} close={close} footer={open}>
      <dl className={css.facts}>
        {columns.map(({ code, name, Cell }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              <Cell row={row} />
            </dd>
          </div>
        ))}
      </dl>
      {error && <ErrorState again={() => void refetch()} />}
      {!said && !error && <SkeletonRows count={4} />}
      {said?.length === 0 && <p>{t('sessionsApp.nothingSaid')}</p>}
      <ol className={css.said}>
        {said?.map((message) => (
          <li key={message.id}>
            <span>
              <b>{message.authorName}</b> <time>{short(message.sentAt)}</time>
            </span>
            <p>{message.text || message.files.map(({ name }) => name).join(', ')}</p>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
