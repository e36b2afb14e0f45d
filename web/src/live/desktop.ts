import { remembered } from '../store.ts'
import { speaksForAll } from './tabs.ts'

/** Whether this browser shows desktop notifications; asking the person belongs to a click of theirs. */
export const desktop = remembered('desktop', false)

export async function askForDesktop(): Promise<boolean> {
  const allowed = (await Notification.requestPermission()) === 'granted'
  desktop.set(allowed)
  return allowed
}

/** Tells somebody who looks elsewhere. The same `tag` replaces the earlier one. */
export function notifyDesktop(tag: string, title: string, body: string, open: () => void): void {
  if (!desktop.get() || !speaksForAll() || document.visibilityState === 'visible') return
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const shown = new Notification(title, { tag, body, icon: '/icon.svg' })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}
