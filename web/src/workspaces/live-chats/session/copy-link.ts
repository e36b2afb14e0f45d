import type { SessionCard } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'

/** The session's own address, for those who may open it [WSP-11]. */
export function copyLink({ id }: Pick<SessionCard, 'id'>): void {
  const { href } = new URL(`/live-chats/s/${id}`, location.href)
  void navigator.clipboard.writeText(href).then(() => announce(t('ui.copied')))
}
