import { isQuiet, type NoticeEvent, wants } from '@parley/contract'
import { notifyDesktop } from '../live/desktop.ts'
import { play, type Sound } from '../live/sound.ts'
import { t } from '../texts/index.ts'
import { toast } from '../ui/toasts.tsx'
import { workspace } from '../workspace.ts'

interface Said {
  /** Of two about one thing the later one is shown. */
  tag: string
  title: string
  text: string
  open: () => void
  /** Neither is it heard, whatever they chose. */
  silent?: boolean
  /** Whether it may be shown while they look elsewhere. */
  away?: boolean
}

/** One pop-up about the messages of a session in this time; its counter tells the rest. */
const QUIET = 10_000
const told = new Map<string, number>()

export const soundOf: Record<NoticeEvent, Sound> = {
  queue: 'session',
  assigned: 'session',
  waiting: 'waiting',
  reminder: 'waiting',
  message: 'message',
  mention: 'message',
  answer: 'message',
  closed: 'message',
  items: 'message',
  tasks: 'message',
}

/** Pop-up, sound and desktop notification, each as this person chose, and in quiet hours the pop-up alone [ACT-05, ui.md S30]. */
export function tell(event: NoticeEvent, { tag, title, text, open, silent = false, away = true }: Said): void {
  const settings = workspace.get()?.notices.settings
  if (!settings) return
  if (!isQuiet(settings, new Date())) {
    if (!silent && wants(settings, event, 'sound')) play(soundOf[event], settings.volume)
    if (away && wants(settings, event, 'push')) notifyDesktop(tag, title, settings.privatePreviews ? title : text, open)
  }
  if (!wants(settings, event, 'popup')) return
  if (event === 'message') {
    if (Date.now() - (told.get(tag) ?? 0) < QUIET) return
    told.set(tag, Date.now())
  }
  toast({ text, action: { label: t('ui.open'), run: open } })
}
