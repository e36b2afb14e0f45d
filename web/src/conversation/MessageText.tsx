import type { tokenize } from 'linkifyjs'
import { store, useStore } from '../store.ts'
import css from './bubble.module.css'

const EMOJI = /^(?:\p{RGI_Emoji}\s*){1,3}$/v
const SAFE = /^(https?|mailto):/

/** Finds addresses; it comes right after the first screen, and texts that stand there already get their links then. */
const find = store<typeof tokenize | undefined>(undefined)
void import('linkifyjs').then((linkify) => find.set(() => linkify.tokenize))

/** Text is shown as text; what looks like an address becomes a link, and nothing else is ever made of it [CNV-15]. */
export function MessageText({ text }: { text: string }) {
  const parts = useStore(find)?.(text)
  return (
    <p className={css.text} data-emoji={EMOJI.test(text)} dir="auto">
      {!parts && text}
      {parts?.map((part, at) => {
        const href = part.isLink ? part.toHref('https') : ''
        if (!SAFE.test(href)) return part.v
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
          <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {part.v}
          </a>
        )
      })}
    </p>
  )
}
