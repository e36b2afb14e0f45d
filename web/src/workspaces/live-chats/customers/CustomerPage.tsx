import { Button, TextInput } from '@mantine/core'
import { editCustomer, type CustomerPage as Page, readCustomer, unmergeCustomers } from '@parley/contract'
import { IconGitMerge, IconPencil, IconUserOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, Suspense, useEffect, useState } from 'react'
import { ask, entitle, isRefused } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { FieldRow, Fields } from '../../../ui/FieldRow.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { full, short } from '../../../ui/time.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useAskAgain } from '../../../use-ask-again.ts'
import { attempt } from '../session/attempt.ts'
import css from './customers.module.css'
import { TheirSessions } from './TheirSessions.tsx'
import VisitFacts from './VisitFacts.tsx'
import { t } from './words.ts'

const MergeDialog = lazy(() => import('./MergeDialog.tsx'))

/** `/live-chats/customers/:customerId`: what is known of somebody, and their sessions that I may see [CST-01]. */
export default function CustomerPage() {
  const { customerId = '' } = useParams({ strict: false }) as { customerId?: string }
  const queries = useQueryClient()
  const [merging, setMerging] = useState(false)
  const query = useQuery({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => ask(readCustomer, { path: { customerId }, signal }),
    refetchOnMount: 'always',
  })
  const { data: page, error, refetch } = query
  const put = (now: Page) => queries.setQueryData(['customer', customerId], now)
  useEffect(() => page && entitle(page.customer.name), [page])
  useAskAgain(['customer', customerId], ({ name }) => name === 'customer.changed')
  if (isRefused(error, 'not-found'))
    return <EmptyState icon={<IconUserOff size={40} stroke={1.75} />} title={t('customers.gone')} />
  return (
    <div className={css.page}>
      <PaneHeader title={page?.customer.name ?? ''} line back={<BackButton to="/live-chats/customers" />}>
        {page?.rights.merge && (
          <Button variant="default" leftSection={<IconGitMerge size={16} stroke={1.75} />} onClick={() => setMerging(true)}>
            {t('customers.merge')}
          </Button>
        )}
      </PaneHeader>
      <div className={css.scroll}>
        {error && <ErrorState requestId={isRefused(error) ? error.requestId : undefined} again={() => void refetch()} />}
        {query.isPending && <SkeletonRows count={5} label={t('customers.loading')} />}
        {page && (
          <div className={css.body}>
            <Facts page={page} put={put} />
            <TheirSessions customerId={customerId} count={page.customer.sessions} />
            <Merged page={page} put={put} />
          </div>
        )}
      </div>
      {merging && page && (
        <Suspense>
          <MergeDialog page={page} done={put} close={() => setMerging(false)} />
        </Suspense>
      )}
    </div>
  )
}

interface Part {
  page: Page
  put: (now: Page) => void
}

function Facts({ page, put }: Part) {
  const { customer, accounts, items, rights } = page
  const [naming, setNaming] = useState(false)
  return (
    <section aria-label={t('customers.facts')}>
      <h2>{t('customers.facts')}</h2>
      <Fields>
        <FieldRow
          label={t('customers.name')}
          action={
            rights.edit &&
            !naming && (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPencil size={14} stroke={1.75} />}
                onClick={() => setNaming(true)}
              >
                {t('customers.rename')}
              </Button>
            )
          }
        >
          {naming ? <NameForm page={page} put={put} done={() => setNaming(false)} /> : customer.name}
        </FieldRow>
        {customer.userId && (
          <FieldRow label={t('customers.employee')}>
            <Link to={`/people/${customer.userId}`}>{t('customers.profile')}</Link>
          </FieldRow>
        )}
        {accounts.length > 0 && (
          <FieldRow label={t('customers.accounts')}>
            <span className={css.address}>{accounts.map(({ kind, value }) => `${kind}: ${value}`).join(' · ')}</span>
          </FieldRow>
        )}
        {items.length > 0 && (
          <FieldRow label={t('customers.items')}>{items.map(({ app, name }) => `${app.name}: ${name}`).join(' · ')}</FieldRow>
        )}
        <FieldRow label={t('customers.firstSeen')}>{full(customer.firstSeenAt)}</FieldRow>
        <FieldRow label={t('customers.lastActivity')}>{full(customer.lastActivityAt)}</FieldRow>
      </Fields>
      <VisitFacts visit={page.visit} />
    </section>
  )
}

function NameForm({ page: { customer }, put, done }: Part & { done: () => void }) {
  const [name, setName] = useState(customer.name)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const now = await attempt(() => ask(editCustomer, { path: { customerId: customer.id }, body: { name: name.trim() } }))
    if (!now) return
    put(now)
    done()
  }
  return (
    <form className={css.naming} onSubmit={(event) => void save(event)}>
      <TextInput
        data-autofocus
        autoFocus
        maxLength={200}
        aria-label={t('customers.name')}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        onKeyDown={({ key }) => key === 'Escape' && done()}
      />
      <Button type="submit" disabled={!name.trim()}>
        {t('customers.save')}
      </Button>
    </form>
  )
}

/** The way back stands here for good [CST-01]. */
function Merged({ page: { customer, merged, rights }, put }: Part) {
  if (merged.length === 0) return null
  const undo = async (otherId: string, name: string) => {
    const now = await attempt(() => ask(unmergeCustomers, { path: { customerId: customer.id, otherId } }))
    if (!now) return
    put(now)
    toast({ kind: 'done', text: t('customers.undone', { name }) })
  }
  return (
    <section aria-label={t('customers.mergedHeading')}>
      <h2>{t('customers.mergedHeading')}</h2>
      <ul className={css.list}>
        {merged.map(({ customerId, name, by, at }) => (
          <li key={customerId}>
            <span>
              {name} <span className={css.quiet}>{t('customers.mergedBy', { by: by ?? '', at: short(at) })}</span>
            </span>
            {rights.merge && (
              <Button size="compact-sm" variant="default" onClick={() => void undo(customerId, name)}>
                {t('customers.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
