import {
  IconArrowBackUp,
  IconCopy,
  IconDownload,
  IconHistory,
  IconLink,
  IconMail,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { copyText } from '../ui/copy-text.ts'
import { Menu } from '../ui/Menu.tsx'
import { fileAddress } from './file-words.ts'
import type { OpenMenu } from './message-menu.ts'
import { asked, editing } from './modes.ts'
import { SaveAsTemplate } from './templates/SaveAsTemplate.tsx'
import { t } from './words.ts'

/** One entry: a `Menu.Item`, several, or nothing where it does not apply. */
export interface MessageEntry {
  id: string
  Entry: ComponentType<OpenMenu>
}

const mark = { size: 16, stroke: 1.75 }

/** The menu of a message, in its order. */
export const messageEntries: readonly MessageEntry[] = [
  { id: 'quote', Entry: Quote },
  { id: 'copy', Entry: CopyText },
  { id: 'link', Entry: CopyLink },
  { id: 'download', Entry: Downloads },
  { id: 'unread', Entry: Unread },
  { id: 'template', Entry: SaveAsTemplate },
  { id: 'item', Entry: MakeItem },
  { id: 'change', Entry: Change },
  { id: 'versions', Entry: Versions },
]

function Quote({ message, acts, selected }: OpenMenu) {
  if (!acts?.quote || message.withdrawnAt) return null
  return (
    <Menu.Item leftSection={<IconArrowBackUp {...mark} />} onClick={() => acts.quote?.(message, selected)}>
      {t(selected ? 'talk.quoteSelection' : 'talk.quote')}
    </Menu.Item>
  )
}

/** Registered in the session that it is read in [ui.md S6, S10]. */
function MakeItem({ message, acts }: OpenMenu) {
  return message.withdrawnAt ? null : acts?.items?.(message)
}

/** One's own, where channel and settings allow it [CNV-13, CUS-09]. */
function Change({ message, acts }: OpenMenu) {
  if (!acts?.mayChange(message)) return null
  return (
    <>
      <Menu.Item leftSection={<IconPencil {...mark} />} onClick={() => editing.set(message)}>
        {t('talk.edit')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...mark} />} onClick={() => asked.set({ what: 'withdraw', message })}>
        {t('talk.withdraw')}
      </Menu.Item>
    </>
  )
}

function Versions({ message, side }: OpenMenu) {
  if (side !== 'staff' || !message.changed) return null
  return (
    <Menu.Item leftSection={<IconHistory {...mark} />} onClick={() => asked.set({ what: 'versions', message })}>
      {t('talk.versions')}
    </Menu.Item>
  )
}

function CopyText({ message, selected }: OpenMenu) {
  if (!message.text) return null
  return (
    <Menu.Item leftSection={<IconCopy {...mark} />} onClick={() => copyText(selected || message.text)}>
      {t('conversation.copyText')}
    </Menu.Item>
  )
}

/** Works for those who have access, and tells others nothing [CNV-09]. */
function CopyLink({ link }: OpenMenu) {
  if (!link) return null
  return (
    <Menu.Item leftSection={<IconLink {...mark} />} onClick={() => copyText(new URL(link, location.href).href)}>
      {t('conversation.copyLink')}
    </Menu.Item>
  )
}

/** Of staff alone: the customer is told of nothing by it [CNT-10, ui.md S6]. */
function Unread({ message, side, acts }: OpenMenu) {
  if (side !== 'staff' || !acts?.unreadFrom || message.note) return null
  return (
    <Menu.Item leftSection={<IconMail {...mark} />} onClick={() => acts.unreadFrom?.(message)}>
      {t('sessions.unreadFromHere')}
    </Menu.Item>
  )
}

function Downloads({ message }: OpenMenu) {
  return message.files.map((file) => (
    <Menu.Item
      key={file.id}
      leftSection={<IconDownload {...mark} />}
      renderRoot={(props) => <a href={fileAddress(file)} download={file.name} {...props} />}
    >
      {t('conversation.download', { name: file.name })}
    </Menu.Item>
  ))
}
