import { t } from '../../texts/index.ts'
import type { Shown } from './entries.ts'

const TEN_MINUTES = 600_000

/** Like entries that came close together. Its id is that of the oldest, so that it stays the same while others join. */
export interface Fold {
  id: string
  /** Newest first. */
  entries: [Shown, ...Shown[]]
}

/** Entries of one kind about the same object within ten minutes of the first become one, where the newest stands [ui.md S17]. */
export function folded(entries: readonly Shown[]): Fold[] {
  const open = new Map<string, Shown[]>()
  const all: Shown[][] = []
  for (const entry of entries.toReversed()) {
    const key = likeness(entry)
    const begun = key === undefined ? undefined : open.get(key)
    if (begun && Math.abs(Date.parse(entry.at) - Date.parse(begun[0]!.at)) <= TEN_MINUTES) {
      begun.push(entry)
      // It stands where its newest does.
      all.splice(all.indexOf(begun), 1)
      all.push(begun)
      continue
    }
    const fresh = [entry]
    all.push(fresh)
    if (key !== undefined) open.set(key, fresh)
  }
  return all.toReversed().map((group) => ({ id: group[0]!.id, entries: group.toReversed() as Fold['entries'] }))
}

/** What becomes one has the same; undefined: it always stands by itself. */
function likeness({ kind, liveChat, to, item }: Shown): string | undefined {
  if (kind === 'session-closed') return `${kind} ${liveChat?.id}`
  if (kind === 'session-reassigned') return `${kind} ${liveChat?.id} ${to?.id}`
  if (kind === 'item-changed' || kind === 'item-commented') return `${kind} ${item?.id}`
  return undefined
}

/** All of them in one sentence. */
export function foldText({ entries }: Fold, me: string): string {
  const [{ kind, liveChat, to, item }] = entries
  const count = entries.length
  const chat = liveChat?.name ?? ''
  if (kind === 'item-changed') return t('activity.itemChanges', { count, item: item?.name ?? '' })
  if (kind === 'item-commented') return t('activity.itemComments', { count, item: item?.name ?? '' })
  if (kind === 'session-closed') return t('activity.closedMany', { count, chat })
  if (to && to.id !== me) return t('activity.reassignedMany', { count, chat, name: to.name })
  return t('activity.reassignedManyToMe', { count, chat })
}
