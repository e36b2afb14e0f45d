import type { File as AttachedFile, Message } from '@parley/contract'
import { texts } from '../../texts/en.ts'
import { time } from '../format.ts'
import { forget, tryAgain } from '../outbox.ts'
import { type Draft, state } from '../state.ts'
import { Attached } from './attached.tsx'
import { Linked } from './linked.tsx'

function Content({ author, text, files }: { author: string; text: string; files: AttachedFile[] }) {
  return (
    <>
      <span class="sr">{author}: </span>
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
  const { author, authorName, text, files, sentAt } = message
  const own = author === 'customer'
  return (
    <li class={`message${own ? ' own' : ''}${first ? ' first' : ''}${last ? ' last' : ''}`}>
      {!own && first && (
        <span class="who" aria-hidden="true">
          {authorName}
        </span>
      )}
      <Content author={own ? texts.you : authorName} text={text} files={files} />
      {last && (
        <small>
          <time dateTime={sentAt}>{time(sentAt)}</time>
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
