import type { SessionCard } from '@parley/contract'
import { type Session, toCard } from './session.ts'

/** A card that was made before, with its JSON: most of a first paint is what others were just shown too [T-05]. */
export interface Kept {
  version: string
  card: SessionCard
  /** Bytes, since text would be turned into them at each answer. */
  json: Buffer
}

/**
 * By session. A card is used only for the very rows that it was made of: `version` is PostgreSQL's own name of their versions
 * (`xmin`), read in the snapshot that is answered, so that nothing has to be forgotten when something changes.
 */
const kept = new Map<string, Kept>()
const most = 5_000

export const versionText = (session: string) => `concat_ws('.', ${session}, c.xmin, u.xmin, g.xmin)`

export function keptCard(id: string, version: string): Kept | undefined {
  const found = kept.get(id)
  return found?.version === version ? found : undefined
}

export function keepCard(session: Session, version: string): Kept {
  const card = toCard(session)
  const made = { version, card, json: Buffer.from(JSON.stringify(card)) }
  if (kept.size >= most) kept.clear()
  kept.set(card.id, made)
  return made
}
