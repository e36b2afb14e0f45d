import { Button } from '@mantine/core'
import { mayRegister, type SessionCard } from '@parley/contract'
import { type KeyboardEvent, useRef } from 'react'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Reasoned } from '../../../../ui/Reasoned.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import { iconOf } from '../../../apps/app-icons.tsx'
import { dialog } from '../dialogs.ts'
import about from '../session.module.css'
import { useStanding } from '../use-standing.ts'
import css from './bindings.module.css'
import { blocksOf, useBindings } from './use-bindings.ts'
import { t } from './words.ts'

/** B: which app to bind in; one that cannot be used now says why [BND-02, BND-09, ui.md §2.2]. */
export default function ChooseApp({ card, close }: { card: SessionCard; close: () => void }) {
  const { bindings } = useBindings(card)
  const { bind } = useStanding(card)
  const list = useRef<HTMLUListElement>(null)
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [...(list.current?.querySelectorAll('button') ?? [])]
    if (!step || stops.length === 0) return
    event.preventDefault()
    const at = stops.indexOf(document.activeElement as HTMLButtonElement)
    stops[(at + step + stops.length) % stops.length]?.focus()
  }
  const blocks = bindings ? blocksOf(bindings).filter(({ offered, rights }) => offered && (rights.view || rights.create)) : []
  const ready = bindings !== undefined && mayRegister(bindings)
  return (
    <Dialog title={t('bindings.chooseApp')} close={close}>
      {!bindings && <SkeletonRows count={2} label={t('bindings.loading')} />}
      {bindings && blocks.length === 0 && (
        <p className={about.quiet}>{t(bindings.customer.internal ? 'bindings.internalNone' : 'bindings.noApps')}</p>
      )}
      {blocks.length > 0 && (
        <ul ref={list} className={css.apps} onKeyDown={walk}>
          {blocks.map(({ app }, at) => {
            const Icon = iconOf[app.icon]
            const account = bindings?.account?.app.id === app.id
            const why = (bind ?? '') || (account || ready ? '' : t('bindings.accountFirst'))
            return (
              <li key={app.id}>
                <Reasoned why={why}>
                  <Button
                    fullWidth
                    justify="flex-start"
                    variant="default"
                    leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
                    {...(at === 0 && { 'data-autofocus': true })}
                    onClick={() => dialog.set({ what: 'bind', sessionId: card.id, appId: app.id })}
                  >
                    {app.name}
                  </Button>
                </Reasoned>
              </li>
            )
          })}
        </ul>
      )}
    </Dialog>
  )
}
