import { setLooking } from '@parley/contract'
import { addressOf } from '../live/index.ts'
import { workspace } from '../workspace.ts'

const AGAIN = 60_000
const tabId = crypto.randomUUID()

/** While somebody looks at a tab, none of their browsers is pushed to. Said only where any is. Gives the way to stop. */
export function reportLooking(): () => void {
  let said = false
  const say = (looking: boolean) => {
    if (!looking && !said) return
    said = looking
    // It has to arrive though the page may be going.
    void fetch(addressOf(setLooking.path, { tabId }), {
      method: 'PUT',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ looking }),
    }).catch(() => undefined)
  }
  const look = () => say(document.visibilityState === 'visible' && (workspace.get()?.notices.devices ?? 0) > 0)
  const leave = () => say(false)
  let devices = 0
  const deaf = workspace.on(() => {
    const now = workspace.get()?.notices.devices ?? 0
    if (now !== devices) look()
    devices = now
  })
  const timer = setInterval(() => document.visibilityState === 'visible' && look(), AGAIN)
  document.addEventListener('visibilitychange', look)
  addEventListener('pagehide', leave)
  look()
  return () => {
    deaf()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('pagehide', leave)
    leave()
  }
}
