import { TextInput } from '@mantine/core'
import { previewOf, type Thread } from '@parley/contract'
import { IconActivity, IconHeadset, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { deskOf, useTyping } from '../../conversation/index.ts'
import { useHeld } from '../../held.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { useActions } from '../../ui/actions.ts'
import { Counter } from '../../ui/Counter.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SideGroup } from '../../ui/SideGroup.tsx'
import { SideLink, SideLinks, SideScroll } from '../../ui/SideMenu.tsx'
import { short } from '../../ui/time.ts'
import { LiveChatPicker } from './LiveChatPicker.tsx'
import css from './messages.module.css'
import { threadsOf } from './threads.ts'

/** Search with the headset, the activity stream, and my chats with live chats [MSG-01, ui.md S18]. */
export function MessagesMenu() {
  const [search, setSearch] = useState('')
  const mayWrite = useHeld((held) => held.mayWrite)
  const threads = useHeld((held) => held.threads)
  const unreadActivity = useHeld((held) => held.unreadActivity.length)
  const found = threadsOf(threads, search)
  useActions([
    {
      id: 'search-chats',
      label: t('messages.search'),
      group: t('messages.messages'),
      keys: '/',
      run: () => document.querySelector<HTMLInputElement>('[data-chat-search]')?.focus(),
    },
  ])
  return (
    <>
      <PaneHeader title={t('messages.messages')} />
      <div className={css.search}>
        <TextInput
          type="search"
          data-chat-search
          aria-label={t('messages.search')}
          placeholder={t('messages.search')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          rightSection={mayWrite ? <LiveChatPicker /> : undefined}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setSearch('')}
        />
      </div>
      <SideLinks>
        <SideLink to="/activity" icon={IconActivity} label={t('messages.activity')} count={unreadActivity} />
      </SideLinks>
      <SideScroll>
        <SideGroup id="threads" title={t('messages.liveChats')} count={found.length}>
          {found.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} />
          ))}
          {!found.length && (
            <p className={css.nothing}>{t(search ? 'ui.nothingMatches' : mayWrite ? 'messages.noneYet' : 'messages.none')}</p>
          )}
        </SideGroup>
      </SideScroll>
    </>
  )
}

function ThreadRow({ thread }: { thread: Thread }) {
  const { id, name, unread, last } = thread
  const me = useHeld((held) => held.me.id)
  const typist = useTyping(id)
  const draft = useStore(deskOf(`${me}/${id}`)).text.trim()
  const preview = draft ? t('messages.draft', { text: draft }) : typist ? t('messages.typing') : saidIn(thread)
  const at = last ? short(last.sentAt) : ''
  const label = [name, unread ? t('messages.unread', { count: unread }) : '', preview, at].filter(Boolean).join(', ')
  return (
    <ListRow
      to={`/messages/lc/${id}`}
      label={label}
      mark={<Avatar id={id} name={name} badge={<IconHeadset size={13} stroke={1.75} />} />}
      title={name}
      strong={unread > 0}
      preview={preview}
      aside={at}
      badge={<Counter count={unread} />}
      testId={`thread-${id}`}
    />
  )
}

function saidIn({ last, name }: Thread): string {
  if (!last) return ''
  const { author, authorName, text, fileName } = previewOf(last)
  const said = text || (fileName ?? '')
  if (author === 'customer') return t('messages.said', { name: t('ui.you'), text: said })
  return authorName === name ? said : t('messages.said', { name: authorName, text: said })
}
