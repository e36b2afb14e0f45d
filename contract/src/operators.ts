import { Type } from 'typebox'
import type { Away } from './absences.ts'
import { body } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Going Offline keeps my sessions or returns them to the queue. */
export const setStatus = endpoint({
  method: 'PUT',
  path: '/api/me/status',
  who: 'user',
  summary: 'Online or Offline [STA-01…06].',
  body: body({
    online: Type.Boolean(),
    sessions: Type.Optional(Type.Union([Type.Literal('keep'), Type.Literal('queue')])),
  }),
  reply: Type.Object({ online: Type.Boolean() }),
  refuses: ['forbidden'],
})

/** A colleague in one of my live chats, or I, went Online or Offline, changed name or picture, or is absent or back. */
export type PersonChanged = {
  name: 'person.changed'
  person: { id: string; name: string; avatarFileId: string | null; online: boolean }
  away: Away | null
}
