import type { File as AttachedFile, Message, Quote } from '@parley/contract'
import { texts } from '../../texts/en.ts'
import { time } from '../format.ts'
import { forget, tryAgain } from '../outbox.ts'
import { type Draft, state } from '../state.ts'
import { Attached } from './attached.tsx'
import { Linked } from './linked.tsx'

interface Said {
  author: string
  text: string
  files: AttachedFile[]
  quote?: Quote | undefined
}

function Content({ author, text, files, quote }: Said) {
  return (
    <>
      <span class="sr">{author}: </span>
      {quote && (
        <blockquote dir="auto">
          {quote.authorName}: {quote.withdrawn ? texts.gone : quote.text || quote.fileName}
        </blockquote>
      )}
      {text && (
        <p class="bubble" dir="auto">
          <Linked text={text} />
        </p>
      )}
      {files.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
    </>
  )
}

/** `first`, `last`: of those that the same author wrote one after another. */
export function Bubble({ message, first, last }: { message: Message; first: boolean; last: boolean }) {
  const { author, authorName, text, files, sentAt, quote, editedAt, withdrawnAt } = message
  const own = author === 'customer'
  return (
    <li class={`message${own ? ' own' : ''}${first ? ' first' : ''}${last ? ' last' : ''}`}>
      {!own && first && (
        <span class="who" aria-hidden="true">
          {authorName}
        </span>
      )}
      <Content author={own ? texts.you : authorName} text={withdrawnAt ? texts.gone : text} files={files} quote={quote} />
      {last && (
        <small>
          <time dateTime={sentAt}>{time(sentAt)}</time>
          {editedAt && texts.edited}
          {own && receipt(message)}
        </small>
      )}
    </li>
  )
}

/** Known of the session that is open, and of the one that was closed while this was on the screen. */
function receipt({ sessionId, ordinal }: Message): string {
  const { thread, messages } = state
  const isRead = ordinal <= (thread?.read ?? 0)
  if (sessionId === thread?.openSessionId) return ` · ${isRead ? texts.read : texts.sent}`
  return isRead && sessionId === messages.at(-1)?.sessionId ? ` · ${texts.read}` : ''
}

export function DraftBubble({ draft, first }: { draft: Draft; first: boolean }) {
  const { id, text, files, failed } = draft
  return (
    <li class={`message own last${first ? ' first' : ''}`}>
      <Content author={texts.you} text={text} files={files} />
      {failed ? (
        <small class="bad" role="alert">
          {texts.notSent}{' '}
          <button type="button" onClick={() => tryAgain(id)}>
            {texts.tryAgain}
          </button>{' '}
          <button type="button" onClick={() => forget(id)}>
            {texts.remove}
          </button>
        </small>
      ) : (
        <small>{texts.sending}</small>
      )}
    </li>
  )
}
