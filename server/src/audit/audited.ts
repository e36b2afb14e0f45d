import type { AuditAction, AuditKind } from '@parley/contract'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { differ, type Seen } from './differences.ts'
import { type Actor, type Audited, writeAudited } from './write-audited.ts'

/** Who did what, part of the work that it tells of: both or neither are committed [NFR-06]. Nobody waits for it but the commit. */
export function audited({ db, send }: Pick<Work, 'db' | 'send'>, who: Actor, action: AuditAction, of: Audited, seen: Seen = {}) {
  send(writeAudited([{ who, action, of, seen }]).execute(db))
}

/** The same of a change, with what was there before; where nothing differs, nothing is written. */
export function auditedChange(work: Pick<Work, 'db' | 'send'>, who: Actor, action: AuditAction, of: Audited, seen: Seen): void {
  if (differ(seen)) audited(work, who, action, of, seen)
}

/** The same where nothing is changed by it: something is given out. */
export function auditedAlone(database: Database, who: Actor, action: AuditAction, of: Audited, seen: Seen): Promise<void> {
  return transaction(database, async (work) => audited(work, who, action, of, seen))
}

interface Editing<View> {
  action: AuditAction
  kind: AuditKind
  /** What it is called, where its view has no name. */
  name?: string
  /** Within the work. What was there when it is asked first was not changed yet. */
  read: () => Promise<View>
  change: () => Promise<unknown>
  /** Secrets that were given: that they are others now is told, and nothing of them. */
  secrets?: object
}

/** What is read before and after a change, and of it what differs; where nothing does, nothing is written. @returns as it is now */
export async function auditedEdit<View extends object>(work: Work, who: Actor, edit: Editing<View>): Promise<View> {
  const { action, kind, read, change, secrets } = edit
  const before = await read()
  await change()
  const after: View = await read()
  const { id, name = edit.name } = after as { id?: string; name?: string }
  const seen = { before, after: { ...after, ...secrets } }
  auditedChange(work, who, action, { kind, ...(name !== undefined && { name }), ...(id !== undefined && { id }) }, seen)
  return after
}
