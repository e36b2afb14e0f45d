import { audited } from '../../audit/index.ts'
import { settingsOf } from '../../live-chats/index.ts'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs.ts'
import type { Means } from '../../platform/means.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sessionById, viewSession } from '../../sessions/index.ts'
import { asText } from './as-text.ts'
import { toldTranscript } from './transcript.ts'

interface Payload {
  sessionId: string
  to: string
}

/** It leaves the house: an operator who is Offline only looks on [STA-03]. */
export async function mailTranscript(
  { database, mail }: { database: Database; mail: Means['mail'] },
  who: UserAsker,
  { sessionId, to }: Payload,
): Promise<void> {
  await transaction(database, async (work) => {
    const { session, viewer } = await viewSession(work, who, sessionId)
    const supervises = viewer.roles[session.live_chat_id]?.supervisor && !viewer.supervisorsNeedOnline
    if (!viewer.online && !supervises) throw new Refusal('operator-offline')
    if (!mail.isOn) throw new Refusal('mail-failed')
    const { name } = await settingsOf(work, session.live_chat_id)
    audited(work, who, 'transcript-exported', { kind: 'session', id: sessionId, name }, { after: { to } })
    work.later('mail-transcript', { sessionId, to } satisfies Payload)
  })
}

/** With the names that the customer may know, whoever reads it. */
export const transcriptTask = ({ mail }: Pick<Means, 'mail'>): Task<Payload> => ({
  name: 'mail-transcript',
  attempts: 5,
  async run(database, { sessionId, to }) {
    const session = await sessionById(database, sessionId)
    if (!session) return
    const transcript = await toldTranscript(database, session)
    await mail.send({
      to,
      subject: `${transcript.title}: ${session.created_at.toISOString().slice(0, 10)}`,
      text: asText(transcript),
    })
  },
})
