import * as contract from '@parley/contract'
import { auditedAlone } from '../../audit/index.ts'
import type { Routes } from '../../people/index.ts'
import type { Means } from '../../platform/means.ts'
import { mailTranscript } from './mail-transcript.ts'
import { sendTranscript } from './send-transcript.ts'
import { threadTranscript, transcriptOf } from './transcript.ts'

export const transcriptRoutes =
  ({ mail, limits }: Pick<Means, 'mail' | 'limits'>): Routes =>
  ({ on, raw }) => {
    raw(contract.readTranscript, async ({ database, who, path, query, reply }) => {
      const transcript = await transcriptOf(database, who, path.sessionId)
      const of = { kind: 'session' as const, id: path.sessionId, name: transcript.liveChat }
      await auditedAlone(database, who, 'transcript-exported', of, { after: query })
      return sendTranscript(reply, transcript, query.format)
    })
    raw(contract.readThreadTranscript, async ({ database, who, path, query, reply }) =>
      sendTranscript(reply, await threadTranscript(database, who, path.threadId), query.format),
    )
    on(contract.mailTranscript, async ({ database, who, path, body }) => {
      await limits.take('operatorMessagesPerMinute', who.id)
      await mailTranscript({ database, mail }, who, { sessionId: path.sessionId, to: body.to })
      return null
    })
  }
