import { editNotices, type NoticeSettings } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { workspace } from '../../../workspace.ts'

/** Holds at once; where the server does not take it, it is as before. */
export async function saveNotices(edit: Partial<NoticeSettings>): Promise<void> {
  const before = workspace.get()?.notices
  workspace.set((was) => {
    if (!was) return was
    const { settings } = was.notices
    return {
      ...was,
      notices: { ...was.notices, settings: { ...settings, ...edit, cells: { ...settings.cells, ...edit.cells } } },
    }
  })
  try {
    const notices = await ask(editNotices, { body: edit })
    workspace.set((was) => was && { ...was, notices })
  } catch {
    workspace.set((was) => was && before && { ...was, notices: before })
    toast({ kind: 'error', text: t('ui.unreachable'), action: { label: t('ui.tryAgain'), run: () => void saveNotices(edit) } })
  }
}
