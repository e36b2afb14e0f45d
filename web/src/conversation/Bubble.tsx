import type { Message } from '@parley/contract'
import { IconCheck, IconChecks, IconCopy, IconDownload, IconLink } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { announce } from '../ui/announce.tsx'
import { Menu } from '../ui/Menu.tsx'
import { clock, full } from '../ui/time.ts'
import css from './bubble.module.css'
import { ChannelIcon, channelName } from './channel-icon.tsx'
import { FileCard } from './FileCard.tsx'
import { fileAddress, isPicture } from './file-words.ts'
import { MessageText } from './MessageText.tsx'
import { Picture } from './Picture.tsx'

export interface Said {
  message: Message
  own: boolean
  first: boolean
  last: boolean
  /** Whether it was read by the other side; undefined where that is not known [RDM-01]. */
  read: boolean | undefined
  /** The messenger that it came through: none for the internal chat [CNV-02]. */
  channel: string | undefined
  /** Who wrote it, where that is not plain from the side it stands on. */
  name: string | undefined
  /** Its own address, for those who may open it. */
  link: string | undefined
}

/** One message [ui.md S6]. */
export const Bubble = memo(function Bubble({ message, own, first, last, read, channel, name, link }: Said) {
  const { id, text, files, authorId, authorName, sentAt } = message
  const state = own && read !== undefined ? t(read ? 'conversation.read' : 'conversation.sent') : ''
  const from = channel ? channelName(channel) : ''
  const heard = [authorName, clock(sentAt), text, ...files.map((file) => file.name), from, state].filter(Boolean).join(', ')
  return (
    <div className={css.line} data-own={own} data-first={first}>
      {!own && (last ? <Avatar id={authorId ?? authorName} name={authorName} size={28} /> : <span className={css.gap} />)}
      <Menu position="bottom-start" returnFocus>
        <Menu.ContextMenu>
          <article className={css.message} tabIndex={-1} aria-label={heard} data-message={id} data-testid={`msg-${id}`}>
            <div className={css.bubble} data-last={last} data-bare={!text && files.every(isPicture)}>
              {first && name && <b className={css.name}>{name}</b>}
              {files.map((file) =>
                isPicture(file) ? <Picture key={file.id} file={file} /> : <FileCard key={file.id} file={file} />,
              )}
              {text && <MessageText text={text} />}
            </div>
          </article>
        </Menu.ContextMenu>
        <MessageMenu message={message} link={link} />
      </Menu>
      <span className={css.meta} title={[full(sentAt), from].filter(Boolean).join(' · ')} aria-hidden>
        {channel && <ChannelIcon kind={channel} />}
        <time dateTime={sentAt}>{clock(sentAt)}</time>
        {own && read !== undefined && <Mark read={read} />}
      </span>
    </div>
  )
})

function Mark({ read }: { read: boolean }): ReactNode {
  return read ? (
    <IconChecks className={css.read} size={15} stroke={1.75} data-state="read" />
  ) : (
    <IconCheck size={15} stroke={1.75} data-state="sent" />
  )
}

function MessageMenu({ message, link }: { message: Message; link: string | undefined }) {
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => announce(t('ui.copied')))
  return (
    <Menu.Dropdown>
      {message.text && (
        <Menu.Item
          leftSection={<IconCopy size={16} stroke={1.75} />}
          onClick={() => copy(getSelection()?.toString() || message.text)}
        >
          {t('conversation.copyText')}
        </Menu.Item>
      )}
      {link && (
        <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => copy(new URL(link, location.href).href)}>
          {t('conversation.copyLink')}
        </Menu.Item>
      )}
      {message.files.map((file) => (
        <Menu.Item
          key={file.id}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          renderRoot={(props) => <a href={fileAddress(file)} download={file.name} {...props} />}
        >
          {t('conversation.download', { name: file.name })}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  )
}
