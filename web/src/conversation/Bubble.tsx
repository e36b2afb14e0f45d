import type { Message } from '@parley/contract'
import { IconCheck, IconChecks, IconDots } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { clock, full } from '../ui/time.ts'
import css from './bubble.module.css'
import { ChannelIcon, channelName } from './channel-icon.tsx'
import { FileCard } from './FileCard.tsx'
import { isPicture } from './file-words.ts'
import { MessageText } from './MessageText.tsx'
import { Picture } from './Picture.tsx'
import { QuoteBox } from './QuoteBox.tsx'

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
}

/** One message [ui.md S6]. */
export const Bubble = memo(function Bubble({ message, own, first, last, read, channel, name }: Said) {
  const { id, text, files, authorId, authorName, sentAt, quote, note, editedAt, withdrawnAt } = message
  const pictures = files.filter(isPicture)
  const state = own && !message.note && read !== undefined ? t(read ? 'conversation.read' : 'conversation.sent') : ''
  const from = channel ? channelName(channel) : ''
  const by = note ? t('conversation.noteBy', { name: authorName }) : authorName
  const marks = [withdrawnAt && t('conversation.gone'), editedAt && t('conversation.edited')]
  const heard = [by, clock(sentAt), text, ...files.map((file) => file.name), ...marks, from, state].filter(Boolean).join(', ')
  return (
    <div className={css.line} data-own={own} data-first={first} data-note={note}>
      {!own && (last ? <Avatar id={authorId ?? authorName} name={authorName} size={28} /> : <span className={css.gap} />)}
      <article className={css.message} tabIndex={-1} aria-label={heard} data-message={id} data-testid={`msg-${id}`}>
        <div className={css.bubble} data-last={last} data-bare={!text && pictures.length > 0 && pictures.length === files.length}>
          {first && (note ? <b className={css.name}>{by}</b> : name && <b className={css.name}>{name}</b>)}
          {quote && <QuoteBox quote={quote} />}
          {pictures.length > 0 && (
            <div className={css.pictures} data-album={pictures.length > 1}>
              {pictures.map((file) => (
                <Picture key={file.id} file={file} />
              ))}
            </div>
          )}
          {files.map((file) => !isPicture(file) && <FileCard key={file.id} file={file} />)}
          {withdrawnAt && <i className={css.gone}>{t('conversation.gone')}</i>}
          {text && <MessageText text={text} />}
        </div>
        <button type="button" className={css.more} tabIndex={-1} aria-label={t('ui.more')} aria-haspopup="menu" data-more>
          <IconDots size={16} stroke={1.75} />
        </button>
      </article>
      <span className={css.meta} title={[full(sentAt), from].filter(Boolean).join(' · ')} aria-hidden>
        {marks[1]}
        {channel && <ChannelIcon kind={channel} />}
        <time dateTime={sentAt}>{clock(sentAt)}</time>
        {own && !note && read !== undefined && <Mark read={read} />}
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
