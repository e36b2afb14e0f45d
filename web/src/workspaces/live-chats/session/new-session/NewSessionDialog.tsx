import { NativeSelect } from '@mantine/core'
import { findReachable, type Reachable } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHeld } from '../../../../held.ts'
import { ask } from '../../../../live/index.ts'
import { begin, type Hindrance, HindranceNote } from '../../../../new-session/index.ts'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { PersonPicker, useWords } from '../../customers/PersonPicker.tsx'
import css from '../session.module.css'

/** A live chat where I answer, then somebody who can be reached there [SES-14, SES-15]. */
export default function NewSessionDialog({ close }: { close: () => void }) {
  const navigate = useNavigate()
  const all = useHeld((held) => held.liveChats)
  const liveChats = all.filter(({ groupIds }) => groupIds.length > 0)
  const [liveChatId, setLiveChatId] = useState(liveChats[0]?.id ?? '')
  const [words, typed, setTyped] = useWords()
  const [chosen, setChosen] = useState<string>()
  const [hindrance, setHindrance] = useState<Hindrance>()
  const [busy, setBusy] = useState(false)
  const query = useQuery({
    queryKey: ['reachable', liveChatId, words],
    enabled: words.length > 1,
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => ask(findReachable, { path: { liveChatId }, query: { search: words }, signal }),
  })
  const { employees = [], customers = [] } = query.data ?? {}
  const person = [...employees, ...customers].find(({ customerId }) => customerId === chosen)
  const open = (id: string) => {
    close()
    void navigate({ to: `/live-chats/s/${id}` })
  }
  const go = async () => {
    if (!person || busy) return
    setBusy(true)
    const made = await begin(liveChatId, person.customerId, person.name)
    setBusy(false)
    if (typeof made === 'string') open(made)
    else setHindrance(made)
  }
  return (
    <Dialog
      title={t('newSession.title')}
      close={close}
      act={{ label: t('newSession.begin'), run: () => void go(), busy, disabled: !person }}
    >
      {liveChats.length > 1 && (
        <NativeSelect
          label={t('newSession.liveChat')}
          data={liveChats.map(({ id, name }) => ({ value: id, label: name }))}
          value={liveChatId}
          onChange={({ currentTarget: { value } }) => {
            setLiveChatId(value)
            setChosen(undefined)
          }}
          mb="sm"
        />
      )}
      <PersonPicker
        label={t('newSession.find')}
        list={t('newSession.customers')}
        typed={typed}
        type={(now) => {
          setTyped(now)
          setChosen(undefined)
          setHindrance(undefined)
        }}
        query={query}
        groups={[
          { name: t('newSession.visitors'), people: customers.map(withItem) },
          { name: t('newSession.employees'), people: employees },
        ]}
        chosen={chosen}
        choose={(id) => {
          setChosen(id)
          setHindrance(undefined)
        }}
        submit={() => void go()}
      />
      {words.length < 2 && <p className={css.quiet}>{t('newSession.hint')}</p>}
      {query.data && !employees.length && !customers.length && <p className={css.quiet}>{t('newSession.nobody')}</p>}
      {hindrance && <HindranceNote hindrance={hindrance} open={open} />}
    </Dialog>
  )
}

function withItem(person: Reachable): Reachable {
  return { ...person, hint: [person.item, person.hint].filter(Boolean).join(' · ') }
}
