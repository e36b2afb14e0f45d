import { Button } from '@mantine/core'
import { type CustomerPage, type CustomerRow, listCustomers, mergeCustomers } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { refusalText } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import about from '../session/session.module.css'
import { PersonPicker, useWords } from './PersonPicker.tsx'
import { t } from './words.ts'

/** Which other record is this person too; who is known for sure stays, whichever was opened [CST-01, DM-10]. */
export default function MergeDialog(props: { page: CustomerPage; done: (now: CustomerPage) => void; close: () => void }) {
  const { page, done, close } = props
  const { customer } = page
  const navigate = useNavigate()
  const [words, typed, setTyped] = useWords()
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const query = useQuery({
    queryKey: ['merge-candidates', words],
    enabled: words.length > 1,
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => ask(listCustomers, { query: { search: words }, signal }),
  })
  const isSure = ({ verified, userId }: CustomerRow) => verified || userId !== null
  const found = (query.data?.items ?? []).filter(({ id, userId }) => id !== customer.id && !(userId && customer.userId))
  const other = found.find(({ id }) => id === chosen)
  const turned = other !== undefined && (other.userId !== null || (isSure(other) && !isSure(customer)))
  const [keep, gone] = turned ? [other, customer] : [customer, other]

  const go = async () => {
    if (!gone || busy) return
    setBusy(true)
    try {
      const now = await ask(mergeCustomers, { path: { customerId: keep.id, otherId: gone.id } })
      toast({ kind: 'done', text: t('customers.mergedDone', { keep: keep.name, gone: gone.name }) })
      close()
      if (turned) void navigate({ to: `/live-chats/customers/${keep.id}`, replace: true })
      else done(now)
    } catch (error) {
      setProblem(isRefused(error) ? refusalText(error.problem.code) : t('ui.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!gone} loading={busy} onClick={() => void go()}>
        {t('customers.mergeNow')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('customers.mergeTitle')} close={close} submit={() => void go()} footer={footer}>
      <PersonPicker
        label={t('customers.mergeFind', { name: customer.name })}
        list={t('customers.mergeCandidates')}
        typed={typed}
        type={(now) => {
          setTyped(now)
          setChosen(undefined)
        }}
        query={query}
        groups={[
          {
            name: t('customers.mergeCandidates'),
            people: found.map((row) => ({ ...row, customerId: row.id, hint: row.email ?? row.phone ?? row.externalId ?? '' })),
          },
        ]}
        chosen={chosen}
        choose={setChosen}
        submit={() => void go()}
      />
      {gone && <p className={about.quiet}>{t('customers.mergeKeeps', { keep: keep.name, gone: gone.name })}</p>}
      {problem && (
        <p className={about.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
