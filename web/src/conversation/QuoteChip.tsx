import { ActionIcon } from '@mantine/core'
import type { Quote } from '@parley/contract'
import { IconX } from '@tabler/icons-react'
import type { Store } from '../store.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import css from './box.module.css'
import type { Desk } from './desk.ts'
import { QuoteBox } from './QuoteBox.tsx'
import { t } from './words.ts'

/** What will be quoted, above the field; it can be taken away [CNV-04]. */
export default function QuoteChip({ desk, quote }: { desk: Store<Desk>; quote: Quote }) {
  const remove = () => desk.set(({ quote: _, ...was }) => was)
  return (
    <div className={css.chip} data-testid="quote-chip">
      <QuoteBox quote={quote} />
      <Tooltip label={t('talk.unquote')}>
        <ActionIcon size={28} aria-label={t('talk.unquote')} onClick={remove}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
