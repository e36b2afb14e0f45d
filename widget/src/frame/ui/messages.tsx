import type { Message } from '@parley/contract'
import { Fragment, type VNode } from 'preact'
import { texts } from '../../texts/en.ts'
import { day } from '../format.ts'
import { type State, state } from '../state.ts'
import { Bubble, DraftBubble } from './bubble.tsx'

/** Written by one author within five minutes. */
const together = (a: Message | undefined, b: Message | undefined) =>
  a &&
  b &&
  a.author === b.author &&
  a.authorName === b.authorName &&
  a.sessionId === b.sessionId &&
  Date.parse(b.sentAt) - Date.parse(a.sentAt) < 300_000

let drawn: { of: unknown[]; list: VNode } | undefined

/** Drawn anew only when something of it has changed, not with every letter that is typed below. */
export function Messages() {
  const of = [state.messages, state.drafts, state.endings, state.thread, state.previews, state.notLoaded]
  if (!drawn || of.some((part, at) => part !== drawn!.of[at])) drawn = { of, list: list(state) }
  return drawn.list
}

function list({ messages, drafts, endings }: State): VNode {
  const last = messages.at(-1)
  return (
    <ol>
      {messages.map((message, at) => {
        const before = messages[at - 1]
        const after = messages[at + 1]
        const ending =
          before && before.sessionId !== message.sessionId && endings.find(({ sessionId }) => sessionId === before.sessionId)
        const goesOn = after ? together(message, after) : drafts.length > 0 && message.author === 'customer'
        return (
          <Fragment key={message.id}>
            {ending && <li class="rule">{texts.ended(day(ending.closedAt))}</li>}
            {(!before || day(before.sentAt) !== day(message.sentAt)) && <li class="day">{day(message.sentAt)}</li>}
            <Bubble message={message} first={!together(before, message)} last={!goesOn} />
          </Fragment>
        )
      })}
      {drafts.map((draft, at) => (
        <DraftBubble key={draft.id} draft={draft} first={at === 0 && last?.author !== 'customer'} />
      ))}
    </ol>
  )
}
