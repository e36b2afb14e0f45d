import type { SessionCard } from '@parley/contract'
import { Composer, Conversation, useSessionTalk, WritingDesk } from '../../../conversation/index.ts'
import css from './item-messages.module.css'

/** The session of mine that the item belongs to, answered where the item is [BND-15]; all else is done on the session's own page. */
export default function Answering({ card }: { card: SessionCard }) {
  const { desk, talk, composing } = useSessionTalk(card)
  return (
    <div className={css.answering}>
      <WritingDesk desk={desk} name={card.customer.name}>
        <Conversation {...talk} desk={desk} />
        <Composer key={card.id} {...composing} />
      </WritingDesk>
    </div>
  )
}
