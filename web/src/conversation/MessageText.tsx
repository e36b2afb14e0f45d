import { tokenize } from 'linkifyjs'
import css from './bubble.module.css'

const EMOJI = /^(?:\p{RGI_Emoji}\s*){1,3}$/v
const SAFE = /^(https?|mailto):/

/** Text is shown as text; what looks like an address becomes a link, and nothing else is ever made of it [CNV-15]. */
export function MessageText({ text }: { text: string }) {
  const parts = tokenize(text)
  return (
    <p className={css.text} data-emoji={EMOJI.test(text)} dir="auto">
      {parts.map((part, at) => {
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
