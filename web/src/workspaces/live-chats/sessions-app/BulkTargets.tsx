import { listTargets, type SessionRow, type Targets } from '@parley/contract'
import { useQueries } from '@tanstack/react-query'
import { ask, sayOf } from '../../../live/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { t } from './words.ts'

interface Choosing {
  rows: readonly SessionRow[]
  choose: (to: { operatorId: string } | { groupId: string }) => void
}

/** Those to whom all that are selected and open may be given: what the live chats of them have in common [SAP-05]. */
export function BulkTargets({ rows, choose }: Choosing) {
  const open = rows.filter(({ state }) => state !== 'closed' && state !== 'spam')
  // Who may have a session is a matter of its live chat: one of each is asked about.
  const each = [...new Map(open.map((row) => [row.liveChatId, row.id])).values()]
  const asked = useQueries({
    queries: each.map((sessionId) => ({
      queryKey: ['targets', sessionId],
      staleTime: 0,
      retry: false,
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(listTargets, { path: { sessionId }, signal }),
    })),
  })
  if (open.length === 0) return <Menu.Label>{t('sessionsApp.noneOpen')}</Menu.Label>
  const wrong = asked.find(({ error, isFetching }) => error && !isFetching)
  if (wrong) {
    return (
      <>
        <Menu.Label role="alert">{sayOf(wrong.error)}</Menu.Label>
        <Menu.Item closeMenuOnClick={false} onClick={() => asked.forEach(({ error, refetch }) => void (error && refetch()))}>
          {t('ui.tryAgain')}
        </Menu.Item>
      </>
    )
  }
  const known = asked.flatMap(({ data }) => data ?? [])
  if (known.length < each.length) return <Menu.Label>{t('sessionsApp.loadingTargets')}</Menu.Label>
  const operators = common(known, (targets) => targets.operators)
  const groups = common(known, (targets) => targets.groups)
  if (operators.length + groups.length === 0)
    return <Menu.Label>{t(each.length > 1 ? 'sessionsApp.nobodyInCommon' : 'sessionsApp.nobodyThere')}</Menu.Label>
  return (
    <>
      {operators.length > 0 && <Menu.Label>{t('sessionsApp.operator')}</Menu.Label>}
      {operators.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => choose({ operatorId: id })}>
          {name}
        </Menu.Item>
      ))}
      {groups.length > 0 && <Menu.Label>{t('sessionsApp.group')}</Menu.Label>}
      {groups.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => choose({ groupId: id })}>
          {name}
        </Menu.Item>
      ))}
    </>
  )
}

function common<T extends { id: string }>(all: readonly Targets[], of: (targets: Targets) => readonly T[]): readonly T[] {
  const [first, ...others] = all.map(of)
  return first!.filter(({ id }) => others.every((some) => some.some((one) => one.id === id)))
}
