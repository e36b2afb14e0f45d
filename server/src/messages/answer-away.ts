import { fillTemplate } from '@parley/contract'
import { v7 } from 'uuid'
import { isWorkingAt, settingsOf } from '../live-chats/index.ts'
import { isAnybodyThere } from '../operators/index.ts'
import type { Work } from '../platform/database.ts'
import { factsOf, type Session, type ThreadRow } from '../sessions/index.ts'
import { writeInto } from './write-into.ts'

/** What a live chat says to whoever writes while nobody is there: once, right below their first message [QUE-01]. */
export async function answerAway(work: Work, session: Session, thread: ThreadRow): Promise<void> {
  const settings = await settingsOf(work, session.live_chat_id)
  const { text, nobodyOnline, outsideHours } = settings.awayAnswer
  const closed = outsideHours && settings.hours !== null && !isWorkingAt(settings.hours, session.created_at)
  if (!closed && !(nobodyOnline && !(await isAnybodyThere(work, session.live_chat_id)))) return
  await answerAutomatically(work, session, fillTemplate(text, factsOf(thread, settings, session.created_at)))
}

/** The live chat itself says something to the customer; staff see it too, and who waits goes on waiting for a person. */
export async function answerAutomatically(work: Work, session: Session, text: string): Promise<void> {
  await writeInto(work, session, { author: 'bot', id: v7(), sessionId: session.id, from: null, text })
}
