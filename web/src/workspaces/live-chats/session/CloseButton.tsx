import { Button } from '@mantine/core'
import type { SessionCard } from '@parley/contract'
import { IconCheck } from '@tabler/icons-react'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { closing } from './dialogs.ts'
import css from './session.module.css'
import { useClose } from './use-close.ts'

/** Closes at once; where the customer wrote last it asks, because closing is final [SES-08, ui.md S6]. */
export function CloseButton({ card, why }: { card: SessionCard; why: string }) {
  const question = useStore(closing)
  const asked = question?.id === card.id
  const close = useClose(card)
  const keep = () => closing.set(undefined)
  const go = () => {
    keep()
    close({ next: question?.next ?? false, asked: true })
  }
  return (
    <Popover opened={asked} onChange={(open) => !open && keep()} position="bottom-end" trapFocus returnFocus withRoles>
      <Popover.Target>
        <Reasoned why={why}>
          <Button
            className={css.act}
            variant="default"
            aria-label={t('sessions.close')}
            leftSection={<IconCheck size={16} stroke={1.75} />}
            onClick={() => close({ next: false })}
          >
            <span className={css.words}>{t('sessions.close')}</span>
          </Button>
        </Reasoned>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sessions.close')}>
        <p className={css.question}>{t('sessions.closeAnyway', { name: card.customer.name })}</p>
        <div className={css.answers}>
          <Button variant="default" data-autofocus onClick={keep}>
            {t('sessions.keep')}
          </Button>
          <Button color="red" onClick={go}>
            {t('sessions.closeShort')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
