import type { Quote } from '@parley/contract'
import { t } from '../texts/index.ts'
import css from './bubble.module.css'

/** What a message answers to; a click goes there [CNV-04]. */
export function QuoteBox({ quote: { messageId, authorName, text, fileName, withdrawn } }: { quote: Quote }) {
  return (
    <button type="button" className={css.quote} data-quote={messageId}>
      <b>{authorName}</b>
      <span>{withdrawn ? t('conversation.gone') : text || fileName}</span>
    </button>
  )
}
