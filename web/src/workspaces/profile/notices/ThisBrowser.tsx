import { Button } from '@mantine/core'
import { readPush, turnOffPush } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHeld } from '../../../held.ts'
import { desktop, pushDevice } from '../../../live/desktop.ts'
import { ask } from '../../../live/index.ts'
import { type PushState, pushState, turnOff, turnOn } from '../../../notices/push.ts'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { day } from '../../../ui/time.ts'
import { toast } from '../../../ui/toasts.tsx'
import css from './notices.module.css'

const words = {
  on: 'stateOn',
  'open-only': 'stateOpenOnly',
  off: 'stateOff',
  denied: 'stateDenied',
  missing: 'stateMissing',
  'home-screen': 'stateHomeScreen',
} as const satisfies Record<PushState, string>

/** Notifications of this browser: asked for by a click, after its reason [ui.md S30]. */
export function ThisBrowser() {
  const own = useStore(pushDevice)
  useStore(desktop)
  const count = useHeld(({ notices }) => notices.devices)
  const [busy, setBusy] = useState(false)
  const state = pushState()
  const devices =
    useQuery({ queryKey: ['push', count, own], queryFn: ({ signal }) => ask(readPush, { signal }) }).data?.devices ?? []
  const does = async (work: () => Promise<unknown>) => {
    setBusy(true)
    await work().catch(() => toast({ kind: 'error', text: t('ui.unreachable') }))
    setBusy(false)
  }
  const isOn = state === 'on' || state === 'open-only'
  return (
    <section className={css.part} aria-labelledby="this-browser">
      <h3 id="this-browser">{t('notices.browser')}</h3>
      {state === 'off' && <p>{t('notices.browserWhy')}</p>}
      <p role="status">{t(`notices.${words[state]}`)}</p>
      {(isOn || state === 'off') && (
        <div>
          <Button variant={isOn ? 'default' : 'filled'} loading={busy} onClick={() => void does(isOn ? turnOff : turnOn)}>
            {t(isOn ? 'notices.turnOff' : 'notices.turnOn')}
          </Button>
        </div>
      )}
      {devices.length > 0 && (
        <>
          <h3>{t('notices.devices')}</h3>
          <ul>
            {devices.map(({ id, name, createdAt }) => (
              <li key={id}>
                <span>
                  {t('notices.device', { name: name || t('notices.unknownDevice'), day: day(createdAt) })}
                  {id === own && ` (${t('notices.thisDevice')})`}
                </span>
                {id !== own && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => void does(() => ask(turnOffPush, { path: { deviceId: id } }))}
                  >
                    {t('notices.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
