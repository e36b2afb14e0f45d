import type { SessionCard } from '@parley/contract'
import { copyText } from '../../../ui/copy-text.ts'

/** The session's own address, for those who may open it [WSP-11]. */
export function copyLink({ id }: Pick<SessionCard, 'id'>): void {
  copyText(new URL(`/live-chats/s/${id}`, location.href).href)
}
