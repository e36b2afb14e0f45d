import { isQueueOf, isQuiet, type NoticeEvent, type Workspace, wants } from '@parley/contract'
import { play } from '../live/sound.ts'
import { workspace } from '../workspace.ts'
import { soundOf } from './tell.ts'

const EVERY = 30_000

/** What still waits for this person, by session. */
const waiting = new Map<string, NoticeEvent>()
let timer: ReturnType<typeof setInterval> | undefined

/** Sounds again every half minute until it is answered, where they chose so [B-14, ui.md S30]. */
export function repeat(event: NoticeEvent, sessionId: string): void {
  if (!workspace.get()?.notices.settings.repeat) return
  waiting.set(sessionId, event)
  timer ??= setInterval(again, EVERY)
}

/** Gives the way to stop. */
export function keepRepeating(): () => void {
  return () => {
    waiting.clear()
    rest()
  }
}

function again(): void {
  const held = workspace.get()
  const settings = held?.notices.settings
  for (const [id, event] of waiting) if (!held || !stillWaits(held, id, event)) waiting.delete(id)
  if (!settings?.repeat || waiting.size === 0) {
    rest()
    return
  }
  const event = [...waiting.values()].find((one) => wants(settings, one, 'sound'))
  if (event && held?.me.online && !isQuiet(settings, new Date())) play(soundOf[event], settings.volume)
}

function rest(): void {
  clearInterval(timer)
  timer = undefined
}

/** Nobody has taken it; or it is mine, and its customer waits for an answer. */
function stillWaits(held: Workspace, id: string, event: NoticeEvent): boolean {
  const card = held.sessions[id]
  if (!card) return false
  if (event !== 'queue') return card.state === 'assigned' && card.operator?.id === held.me.id && card.waitingSince !== null
  return (
    card.state === 'queued' &&
    isQueueOf(
      card,
      held.liveChats.find((chat) => chat.id === card.liveChatId),
    )
  )
}
