/** One press. `single`: without Ctrl, ⌘ or Alt, so that it must not act where somebody writes. */
export interface Stroke {
  code: string
  /** The sign itself, where keyboards have it in different places: `?`. */
  sign?: string
  shift: boolean
  alt: boolean
  mod: boolean
  single: boolean
}

const CODES: Record<string, string> = {
  '/': 'Slash',
  '?': 'Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  ',': 'Comma',
  '.': 'Period',
}

const FUNCTION_KEY = /^F\d+$/

/** `G L` → two strokes, `Alt+J` → one. Letters are meant by their place on the keyboard, so they work on Cyrillic too. */
export function strokesOf(keys: string): Stroke[] {
  return keys.split(' ').map((press) => {
    const parts = press.split('+')
    const name = parts.pop()!
    const alt = parts.includes('Alt')
    const mod = parts.includes('Mod')
    return {
      code: codeOf(name),
      ...(name === '?' ? { sign: '?' } : {}),
      shift: parts.includes('Shift') || name === '?',
      alt,
      mod,
      single: !alt && !mod && !FUNCTION_KEY.test(name),
    }
  })
}

export function matches(event: KeyboardEvent, stroke: Stroke): boolean {
  if (event.altKey !== stroke.alt || (event.ctrlKey || event.metaKey) !== stroke.mod) return false
  if (stroke.sign) return event.key === stroke.sign || (event.code === stroke.code && event.shiftKey)
  return event.shiftKey === stroke.shift && event.code === stroke.code
}

const APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
const SHOWN: Record<string, string> = {
  Mod: APPLE ? '⌘' : 'Ctrl',
  Alt: APPLE ? '⌥' : 'Alt',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
}

/** What is drawn on the keys: `Alt+J` → [[Alt, J]], `G L` → [[G], [L]]. */
export function capsOf(keys: string): string[][] {
  return keys.split(' ').map((press) => press.split('+').map((cap) => SHOWN[cap] ?? cap))
}

function codeOf(name: string): string {
  if (/^[A-Z]$/.test(name)) return `Key${name}`
  if (/^\d$/.test(name)) return `Digit${name}`
  return CODES[name] ?? name
}
