import { type Launcher, launcher } from './loader/launcher.ts'
import type { Look, ToFrame, ToLoader } from './protocol.ts'
import { forDevelopers, launcher as texts } from './texts/en.ts'

/** What the page sets before it loads this file; see docs/guides/website-widget.md. */
interface Settings {
  chat: string
  position?: 'left' | 'right'
  theme?: 'auto' | 'light' | 'dark'
  /** A signed identity. */
  token?: string
  name?: string
  email?: string
  hideLauncher?: boolean
  zIndex?: number
}
type Heard = 'ready' | 'open' | 'close' | 'unread' | 'message'
type Listener = (detail?: unknown) => void
type Api = { (command: string, ...args: unknown[]): void; q?: unknown[][]; live?: 1 }

const page = window as Window & { parleySettings?: Settings; Parley?: Api }

function start(settings: Settings, origin: string, early: unknown[][]): void {
  const { chat } = settings
  const mark = `parley:${chat}`
  let listeners: [Heard, Listener][] = []
  const waiting: ToFrame[] = []
  let button: Launcher | undefined
  let frame: HTMLIFrameElement | undefined
  let ready = false
  let open = false
  let hidden = settings.hideLauncher ?? false
  let unread = 0

  const emit = (name: Heard, detail?: unknown) => {
    for (const [heard, listener] of listeners) if (heard === name) listener(detail)
  }
  const tell = (message: ToFrame) => {
    if (ready) frame!.contentWindow!.postMessage(message, origin)
    else waiting.push(message)
  }
  const load = () => {
    if (frame || !button) return
    const query = new URLSearchParams({
      origin: location.origin,
      page: location.href,
      referrer: document.referrer,
    })
    for (const name of ['theme', 'name', 'email'] as const) if (settings[name]) query.set(name, settings[name])
    frame = document.createElement('iframe')
    frame.title = texts.frame
    // The page's address and the visitor's name stay out of the server's log of requests.
    frame.src = `${origin}/widget/${chat}#${query}`
    button.box.append(frame)
  }
  const draw = () => {
    button?.draw(open, unread)
    if (button) button.button.hidden = hidden
  }
  const show = (wanted: boolean, back = false) => {
    if (!button || open === wanted) return
    open = wanted
    load()
    draw()
    tell({ parley: open ? 'open' : 'closed' })
    if (open) frame!.focus()
    else if (back) button.button.focus()
    emit(open ? 'open' : 'close')
  }

  const commands: Record<string, (first: never, second: never) => void> = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(!open),
    show: () => {
      hidden = false
      draw()
    },
    hide: () => {
      hidden = true
      draw()
    },
    destroy: () => {
      button?.host.remove()
      removeEventListener('message', hear)
      delete page.Parley
    },
    identify: (identity: string) => {
      load()
      tell({ parley: 'identify', identity })
    },
    logout: () => {
      // With no frame yet there may still be a visitor of an earlier page to be forgotten.
      load()
      tell({ parley: 'logout' })
    },
    page: () => frame && tell({ parley: 'page', page: location.href }),
    on: (name: Heard, listener: Listener) => listeners.push([name, listener]),
    off: (name: Heard, listener: Listener) => {
      listeners = listeners.filter(([heard, held]) => heard !== name || held !== listener)
    },
  }

  const hears: { [Name in ToLoader['parley']]: (message: Extract<ToLoader, { parley: Name }>) => void } = {
    ready: () => {
      ready = true
      waiting.push({ parley: 'begin' })
      waiting.forEach(tell)
      emit('ready')
    },
    close: () => show(false, true),
    unread: ({ count }) => {
      unread = count
      draw()
      emit('unread', count)
    },
    known: ({ known }) => remember(known),
    message: ({ author }) => emit('message', { author }),
    refused: ({ code }) => console.warn(forDevelopers.refused(code)),
  }
  const hear = ({ origin: from, source, data }: MessageEvent<ToLoader>) => {
    if (from === origin && frame && source === frame.contentWindow) hears[data.parley]?.(data as never)
  }
  /** Whether this visitor has a history; a browser that stores nothing does not know. */
  const remember = (known?: boolean) => {
    try {
      if (known !== undefined) localStorage[mark] = known ? '1' : ''
      return localStorage[mark] as string | undefined
    } catch {
      return
    }
  }

  const begin = (look: Look) => {
    button = launcher({ ...look, side: settings.position ?? look.side }, settings.zIndex ?? 2147483000)
    button.button.onclick = () => show(!open)
    button.button.onpointerenter = button.button.onfocus = load
    // A handler that answers false would keep Enter from pressing the button.
    button.host.onkeydown = ({ key }) => {
      if (key === 'Escape') show(false, true)
    }
    draw()
    document.body.append(button.host)
    addEventListener('message', hear)
    if (settings.token) early.unshift(['identify', settings.token])
    for (const call of early.splice(0)) api(...(call as [string]))
    if (remember()) (window.requestIdleCallback ?? setTimeout)(load)
  }
  const api: Api = (command, ...args) => {
    if (command === 'look') return button || begin(args[0] as Look)
    if (!button && command !== 'on') return void early.push([command, ...args])
    commands[command]?.(...(args as [never, never]))
  }
  api.live = 1
  page.Parley = api

  const look = document.createElement('script')
  look.src = `${origin}/widget/${chat}/look.js?origin=${encodeURIComponent(location.origin)}`
  look.onerror = () => console.warn(forDevelopers.notHere)
  const go = () => document.head.append(look)
  document.body ? go() : addEventListener('DOMContentLoaded', go)
}

const script = document.currentScript as HTMLScriptElement | null
const settings = { chat: script?.dataset['chat'] ?? '', ...page.parleySettings }
if (!page.Parley?.live) start(settings, new URL(script?.src ?? location.href).origin, page.Parley?.q ?? [])
