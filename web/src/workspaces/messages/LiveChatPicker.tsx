import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core'
import { listWritableLiveChats } from '@parley/contract'
import { IconHeadset, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { ask, sayOf } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { toast } from '../../ui/toasts.tsx'
import css from './messages.module.css'
import { threadWith } from './threads.ts'

/** The headset in the search field: the live chats that I may write to [CUS-01, CUS-02]. */
export function LiveChatPicker() {
  const [open, setOpen] = useState(false)
  const label = t('messages.writeToLiveChat')
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={288} trapFocus returnFocus withRoles>
      <Popover.Target>
        <Tooltip label={label} disabled={open}>
          <ActionIcon size={28} aria-label={label} onClick={() => setOpen(!open)}>
            <IconHeadset size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={css.picker} aria-label={label}>
        {open && <Choices close={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices({ close }: { close: () => void }) {
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const query = useQuery({
    queryKey: ['writable-live-chats'],
    staleTime: 0,
    queryFn: ({ signal }) => ask(listWritableLiveChats, { signal }),
  })
  const wanted = search.trim().toLocaleLowerCase()
  const found = (query.data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const choose = async (liveChatId: string) => {
    try {
      const { id } = await threadWith(liveChatId)
      close()
      await navigate({ to: `/messages/lc/${id}` })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
    stops[stops.indexOf(event.target as HTMLElement) + step]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from choice to choice, which have the focus themselves.
    <div onKeyDown={press}>
      <TextInput
        data-autofocus
        aria-label={t('messages.findLiveChat')}
        placeholder={t('messages.findLiveChat')}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && found[0] && void choose(found[0].id)}
      />
      {query.isPending && <SkeletonRows count={3} />}
      {query.error && <ErrorState again={() => void query.refetch()} />}
      {query.data && !found.length && <p className={css.nothing}>{t('ui.nothingMatches')}</p>}
      <ul className={css.choices} aria-label={t('messages.liveChats')}>
        {found.map(({ id, name }) => (
          <li key={id}>
            <UnstyledButton className={css.choice} onClick={() => void choose(id)}>
              <IconHeadset size={18} stroke={1.75} aria-hidden />
              {name}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
