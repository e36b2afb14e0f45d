import { editSettings, type Settings } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { useForm } from '../../ui/use-form.ts'

/** Only what was changed is sent, so that two administrators do not undo each other. */
export function useSettingsEdit(saved: Settings) {
  const [edit, setEdit] = useState<Partial<Settings>>({})
  const form = useForm()
  const queries = useQueryClient()
  const changed = Object.entries(edit).filter(([name, value]) => !same(value, saved[name as keyof Settings]))
  return {
    form,
    now: { ...saved, ...edit },
    dirty: changed.length > 0,
    set(more: Partial<Settings>) {
      form.say(undefined)
      setEdit((was) => ({ ...was, ...more }))
    },
    discard() {
      setEdit({})
      form.say(undefined)
    },
    save() {
      void form.run(async () => {
        const settings = await ask(editSettings, { body: Object.fromEntries(changed) })
        queries.setQueryData(['settings'], settings)
        setEdit({})
        toast({ text: t('admin.saved'), kind: 'done' })
      })
    },
  }
}
export type SettingsEdit = ReturnType<typeof useSettingsEdit>

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
