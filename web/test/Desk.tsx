import { ActionIcon, Button, TextInput } from '@mantine/core'
import {
  IconActivity,
  IconChartBar,
  IconCheck,
  IconInbox,
  IconLayoutSidebarRight,
  IconMessage2,
  IconMessages,
  IconPencil,
  IconPlus,
  IconSearch,
  IconSettings,
  IconTable,
  IconTemplate,
  IconUserShield,
} from '@tabler/icons-react'
import { Suspense, useEffect, useState } from 'react'
import { Logo } from '../src/shell/Logo.tsx'
import { MyMenu } from '../src/shell/MyMenu.tsx'
import { Avatar } from '../src/ui/Avatar.tsx'
import { useActions } from '../src/ui/actions.ts'
import { LiveRegion } from '../src/ui/announce.tsx'
import { BackButton } from '../src/ui/BackButton.tsx'
import { Banner } from '../src/ui/Banner.tsx'
import { Counter } from '../src/ui/Counter.tsx'
import { Dot } from '../src/ui/Dot.tsx'
import { FieldRow, Fields } from '../src/ui/FieldRow.tsx'
import { ListRow } from '../src/ui/ListRow.tsx'
import { cycleLandmarks } from '../src/ui/landmarks.ts'
import { lazy } from '../src/ui/lazy.ts'
import { PaneHeader } from '../src/ui/PaneHeader.tsx'
import { Panes } from '../src/ui/Panes.tsx'
import { toggleAbout, toggleSide } from '../src/ui/panes.ts'
import { Rail } from '../src/ui/Rail.tsx'
import { RailButton } from '../src/ui/RailButton.tsx'
import { ReadOnlyBar } from '../src/ui/ReadOnlyBar.tsx'
import { SideGroup } from '../src/ui/SideGroup.tsx'
import { SideLink, SideLinks, SideScroll } from '../src/ui/SideMenu.tsx'
import { listenToKeys } from '../src/ui/shortcuts.ts'
import { Tag } from '../src/ui/Tag.tsx'
import { clock } from '../src/ui/time.ts'
import { Toasts } from '../src/ui/toasts.tsx'
import { VirtualLog } from '../src/ui/VirtualLog.tsx'

const Palette = lazy(() => import('../src/ui/Palette.tsx'))
const ShortcutSheet = lazy(() => import('../src/ui/ShortcutSheet.tsx'))
const rail = [
  { path: '/live-chats', name: 'Live chats', icon: IconMessages, count: 7, keys: 'G L' },
  { path: '/messages', name: 'Messages', icon: IconMessage2, count: 128, keys: 'G M' },
  { path: '/activity', name: 'Activity', icon: IconActivity, count: 0, keys: 'G A' },
  { path: '/tasks', name: 'Tasks', icon: IconCheck, count: 3, keys: 'G T' },
  { path: '/files', name: 'Files', icon: IconTable, count: 0, keys: 'G F' },
  { path: '/admin', name: 'Administration', icon: IconSettings, count: 0, keys: 'G ,' },
].map((item) => ({ ...item, label: item.count ? `${item.name}, ${item.count} unread` : item.name }))
const icon = { size: 18, stroke: 1.75 }
const me = {
  id: 'io',
  name: 'Irina Orlova',
  email: 'irina@example.com',
  position: '',
  avatarFileId: null,
  state: 'active',
  administrator: false,
  online: true,
  groups: [],
  positions: [],
  accounts: [],
  away: null,
} as const
const first = Array.from({ length: 200 }, (_, at) => ({
  id: `m${at}`,
  text: `Message ${at} ${'and more words '.repeat(at % 7)}`,
}))

/** The parts put together as a workspace does it, with words and people of its own. */
export function Desk() {
  const [messages, setMessages] = useState(first)
  const [open, setOpen] = useState<'palette' | 'sheet'>()
  const [chosen, setChosen] = useState(location.pathname.includes('/s/'))
  useEffect(listenToKeys, [])
  useActions([
    { id: 'palette', label: 'Palette', group: 'General', keys: 'Mod+K', run: () => setOpen('palette') },
    { id: 'sheet', label: 'Shortcuts', group: 'General', keys: '?', run: () => setOpen('sheet') },
    { id: 'side', label: 'Side menu', group: 'General', keys: '[', run: toggleSide },
    { id: 'about', label: 'About', group: 'General', keys: ']', run: toggleAbout },
    { id: 'part', label: 'Next part', group: 'General', keys: 'F6', run: () => cycleLandmarks(1) },
    { id: 'choose', label: 'Go to Live chats', group: 'Go to', keys: 'G L', run: () => setChosen(true) },
    {
      id: 'add',
      label: 'A message comes',
      group: 'Test',
      keys: 'Alt+M',
      run: () => setMessages((was) => [...was, { id: `m${was.length}`, text: `New ${was.length}` }]),
    },
    {
      id: 'before',
      label: 'Earlier messages come',
      group: 'Test',
      keys: 'Alt+B',
      run: () =>
        setMessages((was) => [
          ...Array.from({ length: 50 }, (_, at) => ({ id: `e${at}`, text: `Earlier ${at} ${'words '.repeat(at)}` })),
          ...was,
        ]),
    },
  ])
  return (
    <div className="desk">
      <Rail items={rail} logo={<Logo />}>
        <RailButton
          kind="queue"
          icon={IconInbox}
          count={4}
          label="Take next session, 4 in queue"
          onClick={() => setChosen(true)}
        />
        <RailButton
          kind="super"
          icon={IconUserShield}
          count={9}
          label="Distribute, 9 unassigned"
          onClick={() => setChosen(true)}
        />
        <MyMenu me={{ ...me, groups: [], positions: [], accounts: [] }} openSheet={() => setOpen('sheet')} />
      </Rail>
      <Panes sideLabel="Live chats" side={<Menu />} chosen={chosen} aboutLabel="About the session" about={<About />}>
        <PaneHeader
          title="Maria Lindqvist"
          sub="Northwind Support · WhatsApp · online now"
          line
          back={<BackButton to="/live-chats" />}
        >
          <Button variant="default" leftSection={<IconCheck size={16} />}>
            Close session
          </Button>
          <ActionIcon aria-label="About" onClick={toggleAbout}>
            <IconLayoutSidebarRight {...icon} />
          </ActionIcon>
        </PaneHeader>
        <Banner tone="warning">Connection lost. Reconnecting…</Banner>
        <VirtualLog
          items={messages}
          keyOf={idOf}
          label="Conversation"
          draw={(message) => <p className="bubble">{message.text}</p>}
        />
        <ReadOnlyBar reason="You are Offline" action={<Button>Go online</Button>} />
      </Panes>
      <Toasts />
      <LiveRegion />
      <Suspense>
        {open === 'palette' && <Palette close={() => setOpen(undefined)} />}
        {open === 'sheet' && <ShortcutSheet close={() => setOpen(undefined)} />}
      </Suspense>
    </div>
  )
}

const idOf = (message: { id: string }) => message.id

function Menu() {
  const row = (id: string, name: string, text: string) => ({
    to: `/live-chats/s/${id}`,
    label: `${name}, ${text}`,
    mark: <Avatar id={id} name={name} />,
    title: name,
    preview: text,
  })
  return (
    <>
      <PaneHeader title="Live chats">
        <ActionIcon aria-label="Settings">
          <IconSettings {...icon} />
        </ActionIcon>
      </PaneHeader>
      <TextInput
        m="0 12px 8px"
        aria-label="Search sessions"
        placeholder="Search sessions"
        leftSection={<IconSearch size={16} />}
        rightSection={<kbd>/</kbd>}
      />
      <SideLinks>
        <SideLink to="/live-chats/templates" icon={IconTemplate} label="Response templates" />
        <SideLink to="/live-chats/sessions" icon={IconTable} label="Sessions" />
        <SideLink to="/live-chats/report" icon={IconChartBar} label="Report" />
      </SideLinks>
      <SideScroll>
        <SideGroup id="queue" title="Queue" count={4}>
          <ListRow {...row('a', 'Marat Ibragimov', 'Hi, my card was charged twice')} aside="6 min" badge={<Tag>New</Tag>} />
          <ListRow {...row('b', 'visitor 8f21', 'Do you ship to Almaty?')} aside="2 min" badge={<Tag>New</Tag>} />
        </SideGroup>
        <SideGroup id="mine" title="My sessions" count={5}>
          <ListRow
            {...row('c', 'Maria Lindqvist', 'Can I change the address?')}
            aside={clock('2026-11-22T14:32:00Z')}
            badge={<Tag tone="danger">High</Tag>}
          />
          <ListRow {...row('d', 'Pavel Sokolov', 'Photo.jpg')} strong aside="14:30" badge={<Counter count={3} />} />
          <ListRow
            {...row('e', 'Olga Brandt', 'Thank you, that works now')}
            strong
            aside="14:21"
            badge={<Counter count={400} />}
          />
          <ListRow {...row('f', 'Tom Okafor', 'You: I have sent the invoice')} aside="13:58" />
        </SideGroup>
        <SideGroup id="closed" title="Closed sessions" count="1 204" startsFolded>
          <p>Closed</p>
        </SideGroup>
      </SideScroll>
    </>
  )
}

function About() {
  return (
    <>
      <PaneHeader title="About the session" />
      <section className="section">
        <Fields>
          <FieldRow label="Live chat">Northwind Support</FieldRow>
          <FieldRow
            label="Session"
            action={
              <ActionIcon size={28} aria-label="Rename">
                <IconPencil size={16} stroke={1.75} />
              </ActionIcon>
            }
          >
            Delivery of order 10482
          </FieldRow>
          <FieldRow label="Operator">
            <Dot on /> Irina Orlova
          </FieldRow>
          <FieldRow label="Priority">
            <Tag tone="danger">High</Tag>
          </FieldRow>
        </Fields>
        <Button variant="light" fullWidth leftSection={<IconPlus size={16} />}>
          Actions
        </Button>
      </section>
    </>
  )
}
