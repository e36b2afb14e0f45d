import type { File as Attached, Message, StaticOf, ThreadPage, visit, WidgetConfig } from '@parley/contract'
import { isStored } from './storage.ts'

export type Visit = StaticOf<(typeof visit)['reply']>
type Thread = Visit['thread']

/** A message that the server does not have yet. */
export interface Draft {
  id: string
  text: string
  files: Attached[]
  /** When it was written, or last tried again because its writer said so. */
  at: string
  failed?: boolean
}

/** A file on its way to the server, and then ready to be sent. */
export interface Upload {
  id: string
  file: File
  /** 0 to 1. */
  progress: number
  done?: Attached
  problem?: string
  cancel?: () => void
}

export interface State {
  /** `refused`: there is no such chat here. */
  phase: 'loading' | 'slow' | 'ready' | 'refused'
  config?: WidgetConfig
  thread?: Thread | undefined
  messages: Message[]
  endings: ThreadPage['endings']
  /** Where earlier messages begin; null when there are none. */
  earlier: string | null
  drafts: Draft[]
  uploads: Upload[]
  /** Who is typing. */
  typing: string
  connection: 'new' | 'open' | 'lost' | 'offline'
  /** Messages wait because there were too many in a minute. */
  tooMuch: boolean
  open: boolean
  /** The last message is on the screen. */
  atEnd: boolean
  joinable: boolean
  stored: boolean
  /** For screen readers. */
  news: string
  /** What is being written. */
  text: string
  /** Why some of what was chosen or dropped is not attached. */
  notTaken: string
  /** Files are held over the chat. */
  dropping: boolean
  /** By file: the address of its preview, or empty until it is there. */
  previews: Record<string, string>
  /** The file that could not be downloaded. */
  notLoaded: string
}

export let state: State = {
  phase: 'loading',
  messages: [],
  endings: [],
  earlier: null,
  drafts: [],
  uploads: [],
  typing: '',
  connection: 'new',
  tooMuch: false,
  open: false,
  atEnd: true,
  joinable: false,
  stored: isStored,
  news: '',
  text: '',
  notTaken: '',
  dropping: false,
  previews: {},
  notLoaded: '',
}

let draw: () => void = () => {}
let due = false

export function set(change: Partial<State>): void {
  state = { ...state, ...change }
  if (due) return
  due = true
  queueMicrotask(() => {
    due = false
    draw()
  })
}

export function onChange(then: () => void): void {
  draw = then
}
