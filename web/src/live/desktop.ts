import { remembered } from '../store.ts'
import { speaksForAll } from './tabs.ts'

/** Whether this browser shows desktop notifications; asking the person belongs to a click of theirs. */
export const desktop = remembered('desktop', false)
/** The id of this browser where it is pushed to: then its service worker shows them, whether a tab is open or not. */
export const pushDevice = remembered('push', '')

/** Tells somebody who looks elsewhere. The same `tag` replaces the earlier one. */
export function notifyDesktop(tag: string, title: string, body: string, open: () => void): void {
  if (!desktop.get() || pushDevice.get() || !speaksForAll() || document.visibilityState === 'visible') return
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const shown = new Notification(title, { tag, body, icon: '/icon.svg' })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}
