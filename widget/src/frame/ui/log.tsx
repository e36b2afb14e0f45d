import type { ThreadPage } from '@parley/contract'
import { texts } from '../../texts/en.ts'
import { ask } from '../ask.ts'
import { addEarlier } from '../hear.ts'
import { set, state } from '../state.ts'
import { Icon } from './icon.tsx'
import { Messages } from './messages.tsx'
import { holdPlace, onScroll, scrolls } from './scroll.ts'

async function showEarlier(): Promise<void> {
  const { thread, earlier } = state
  const page = await ask<ThreadPage>('GET', `threads/${thread!.id}/messages?before=${encodeURIComponent(earlier!)}`)
  holdPlace()
  addEarlier(page)
}

export function Log() {
  const { messages, drafts, earlier, thread, config, typing, atEnd } = state
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <div class="log" ref={scrolls} onScroll={onScroll} role="log" aria-live="off" aria-label={texts.messages} tabIndex={0}>
      <div>
        {earlier !== null && (
          <button type="button" class="pill earlier" onClick={() => showEarlier().catch(() => {})}>
            {texts.earlier}
          </button>
        )}
        {earlier === null && config!.greeting && (
          <p class="greeting" dir="auto">
            {config!.greeting}
          </p>
        )}
        <Messages />
        {typing && (
          <p class="typing">
            <i />
            <i />
            <i />
            <span>{texts.typing(typing)}</span>
          </p>
        )}
        {messages.length > 0 && thread!.openSessionId === null && drafts.length === 0 && (
          <div class="over">
            <p class="rule">{texts.closed}</p>
            <p>{texts.writeAgain}</p>
          </div>
        )}
      </div>
      {!atEnd && (
        <button
          type="button"
          class="pill jump"
          aria-label={thread!.unread ? texts.news(thread!.unread) : texts.jump}
          onClick={() => set({ atEnd: true })}
        >
          <Icon name="down" size={18} />
          {thread!.unread || ''}
        </button>
      )}
    </div>
  )
}
