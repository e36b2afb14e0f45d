import { type CustomerPage, type CustomerRow, listCustomers, mergeCustomers } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
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

  const form = useForm()
  const { busy, said } = form
  const run = async () => {
    if (!gone) return
    const now = await ask(mergeCustomers, { path: { customerId: keep.id, otherId: gone.id } })
    toast({ kind: 'done', text: t('customers.mergedDone', { keep: keep.name, gone: gone.name }) })
    close()
    if (turned) void navigate({ to: `/live-chats/customers/${keep.id}`, replace: true })
    else done(now)
  }
  const go = () => void (busy || form.run(run))
  return (
    <Dialog
      title={t('customers.mergeTitle')}
      close={close}
      act={{ label: t('customers.mergeNow'), run: go, busy, disabled: !gone }}
    >
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
        submit={go}
      />
      {gone && <p className={about.quiet}>{t('customers.mergeKeeps', { keep: keep.name, gone: gone.name })}</p>}
      {said && (
        <p className={about.problem} role="alert">
          {said.text}
        </p>
      )}
    </Dialog>
  )
}
