import type { Look } from '../protocol.ts'
import { launcher as texts } from '../texts/en.ts'

const css = (side: string, layer: number) => `:host{all:initial}*{box-sizing:border-box}
button,div{position:fixed;${side}:20px;z-index:${layer}}
button{bottom:20px;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--a);color:var(--i);cursor:pointer;display:grid;place-items:center;box-shadow:0 1px 3px #10142433,0 8px 24px #10142438;transition:.18s}
button:hover{transform:translateY(-2px)}button:active{transform:none}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #4163e4}
button[hidden]{display:none}
path{transition:.18s}path+path,.o+button path{opacity:0}.o+button path+path{opacity:1}
b{position:absolute;top:-3px;inset-inline-end:-3px;min-width:22px;height:22px;border:2px solid #fff;border-radius:11px;background:#d01d21;color:#fff;font:600 12px/18px system-ui,sans-serif;padding:0 5px;text-align:center}
b:empty{display:none}
div{bottom:92px;width:384px;max-width:calc(100vw - 40px);height:min(680px,100dvh - 112px);border-radius:16px;overflow:hidden;background:Canvas;box-shadow:0 2px 8px #10142414,0 16px 48px #1014243d;opacity:0;visibility:hidden;transform:translateY(8px);transition:.18s}
.o{opacity:1;visibility:visible;transform:none}
iframe{display:block;width:100%;height:100%;border:0}
@media(max-width:480px){div{inset:0;width:auto;max-width:none;height:auto;border-radius:0}.o+button{display:none}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media(forced-colors:active){button,div{border:1px solid}}
@media print{:host{display:none}}`

const icon =
  '<svg aria-hidden="true" width="26" height="26" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="M3 20l1.3-3.9A9 8 0 1 1 7.7 19L3 20"/><path d="M6 9l6 6 6-6"/></svg>'

export interface Launcher {
  host: HTMLElement
  button: HTMLButtonElement
  /** Where the frame goes. */
  box: HTMLDivElement
  draw(open: boolean, unread: number): void
}

/** The round button and the panel above it, out of reach of the page's styles. */
export function launcher({ colour, ink, side }: Look, layer: number): Launcher {
  const host = document.createElement('parley-chat')
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css(side, layer))
  root.adoptedStyleSheets = [sheet]
  root.innerHTML = `<div></div><button type=button aria-haspopup=dialog>${icon}<b></b></button>`
  host.style.setProperty('--a', colour)
  host.style.setProperty('--i', ink)
  const [box, button] = root.children as unknown as [HTMLDivElement, HTMLButtonElement]
  const badge = button.lastChild as HTMLElement
  const draw = (open: boolean, unread: number) => {
    box.className = open ? 'o' : ''
    badge.textContent = unread && !open ? (unread > 99 ? '99+' : String(unread)) : ''
    button.ariaExpanded = String(open)
    button.ariaLabel = open ? texts.close : unread ? texts.openUnread(unread) : texts.open
  }
  draw(false, 0)
  return { host, button, box, draw }
}
