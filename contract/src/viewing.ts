import { type Static, Type } from 'typebox'
import { body, Id } from './common.ts'

/** What a colleague has answered while somebody wrote [B-03]. */
export interface Colleague {
  id: string
  name: string
  /** Its place in the session. */
  number: number
  /** At most 140 code points on one line. */
  text: string
  /** The first file's name when there is no text. */
  fileName: string | null
}

/**
 * Said by a client of staff: the session has just been opened, still is, or no more. `stays` is repeated while it is open, and
 * said once where somebody else `came`, who knows of nobody yet [COL-01].
 */
export const Viewing = body({
  viewing: body({
    sessionId: Id,
    as: Type.Union([Type.Literal('came'), Type.Literal('stays'), Type.Literal('left')]),
  }),
})
export type Viewing = Static<typeof Viewing>

/** How often `stays` is said (ms), and how long somebody of whom nothing is heard is shown: browsers slow hidden pages down. */
export const viewingEvery = 30_000
export const viewingFor = 100_000

/** Told to those of staff who may see the session, who is shown the others [COL-01]. */
export interface Viewed {
  name: 'viewing'
  sessionId: string
  as: Viewing['viewing']['as']
  person: { id: string; name: string; avatarFileId: string | null }
}
