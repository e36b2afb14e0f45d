import { readPush, turnOffPush, turnOnPush } from '@parley/contract'
import { v7 } from 'uuid'
import { desktop, pushDevice } from '../live/desktop.ts'
import { ask } from '../live/index.ts'

const WORKER = '/sw.js'

export type PushState = 'missing' | 'home-screen' | 'denied' | 'off' | 'open-only' | 'on'

/** How this browser stands to notifications [ui.md S30]. `open-only`: it shows them while Parley is open in a tab. */
export function pushState(): PushState {
  if (!('Notification' in window)) return isApple() && !installed() ? 'home-screen' : 'missing'
  if (Notification.permission === 'denied') return 'denied'
  if (Notification.permission !== 'granted' || !desktop.get()) return 'off'
  return pushDevice.get() ? 'on' : 'open-only'
}

/** By a click: the browser asks. Where it has no push service, desktop notifications of open tabs remain. */
export async function turnOn(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState()
  desktop.set(true)
  if ('serviceWorker' in navigator && 'PushManager' in window) await subscribe().catch(() => pushDevice.set(''))
  return pushState()
}

/** @throws where the browser or its push service refuses */
async function subscribe(): Promise<void> {
  const { key } = await ask(readPush)
  const worker = await navigator.serviceWorker.register(WORKER)
  await navigator.serviceWorker.ready
  const before = await worker.pushManager.getSubscription()
  // Made with another key, it would never arrive.
  if (before && base64url(before.options.applicationServerKey) !== key) await before.unsubscribe()
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const body = { endpoint: made.endpoint, p256dh: base64url(made.getKey('p256dh')), auth: base64url(made.getKey('auth')) }
  const deviceId = pushDevice.get() || v7()
  await ask(turnOnPush, { path: { deviceId }, body })
  pushDevice.set(deviceId)
}

export async function turnOff(): Promise<void> {
  const deviceId = pushDevice.get()
  desktop.set(false)
  pushDevice.set('')
  if (!deviceId) return
  const worker = await navigator.serviceWorker.getRegistration()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
  await ask(turnOffPush, { path: { deviceId } })
}

/** A click on a notice leads to its page in the tab that is there already. Gives the way to stop. */
export function hearWorker(go: (to: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => {}
  const heard = ({ data }: MessageEvent<{ go?: string }>) => {
    if (typeof data?.go === 'string' && data.go.startsWith('/')) go(data.go)
  }
  navigator.serviceWorker.addEventListener('message', heard)
  navigator.serviceWorker.startMessages()
  return () => navigator.serviceWorker.removeEventListener('message', heard)
}

/** Resolves when the self-test with this nonce has come through; false after a while without. */
export function arrival(nonce: string, patience = 20_000): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (came: boolean) => {
      clearTimeout(timer)
      navigator.serviceWorker.removeEventListener('message', heard)
      resolve(came)
    }
    const heard = ({ data }: MessageEvent<{ pushed?: string }>) => data?.pushed === nonce && end(true)
    const timer = setTimeout(() => end(false), patience)
    navigator.serviceWorker.addEventListener('message', heard)
  })
}

function isApple(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1)
}

function installed(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

function base64url(bytes: ArrayBuffer | null): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
