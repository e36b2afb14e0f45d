import { Button } from '@mantine/core'
import type { BindingBlock, SessionBindings, SessionCard } from '@parley/contract'
import { IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import { Reasoned } from '../../../../ui/Reasoned.tsx'
import { dialog } from '../dialogs.ts'
import about from '../session.module.css'
import { BoundRow } from './BoundRow.tsx'
import css from './bindings.module.css'
import { t } from './words.ts'

export interface Shown {
  card: SessionCard
  block: BindingBlock
  /** The customer's own item, or what was registered in the session. */
  kind: 'account' | 'register'
  /** Why the asker may not change it now, '' where they may, undefined where their role never does [INF-20]. */
  why: string | undefined
  put: (now: SessionBindings) => void
}

/** An app of the live chat: its items, and + Bind; while that may not be done, with the reason [BND-09]. */
export function Block({ ready = true, ...shown }: Shown & { ready?: boolean }) {
  const { card, block, kind, why } = shown
  const { app, rights, offered, items } = block
  const id = useId()
  const offers = why !== undefined && offered && (rights.view || rights.create)
  const replaces = kind === 'account' && items.length > 0
  return (
    <section className={about.section} aria-labelledby={`${id}-name`}>
      <div className={css.head}>
        <h3 id={`${id}-name`}>{app.name}</h3>
        {offers && !replaces && (
          <Reasoned why={why || (ready ? '' : t('bindings.accountFirst'))}>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
              aria-label={t('bindings.bindIn', { app: app.name })}
              onClick={() => dialog.set({ what: 'bind', sessionId: card.id, appId: app.id })}
            >
              {t('bindings.bind')}
            </Button>
          </Reasoned>
        )}
      </div>
      {items.length > 0 && (
        <ul className={css.items}>
          {items.map((item) => (
            <BoundRow key={item.id} {...shown} item={item} />
          ))}
        </ul>
      )}
      {!ready && offers && <p className={about.quiet}>{t('bindings.accountFirst')}</p>}
      {items.length === 0 && !(!ready && offers) && <p className={about.quiet}>{t('bindings.nothing')}</p>}
      {!offered && <p className={about.quiet}>{t('bindings.notOffered')}</p>}
    </section>
  )
}
