import type { App, ItemPage } from '@parley/contract'
import { IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { OptionDot } from '../fields/OptionTag.tsx'
import { mayMove, moveTo, statusOf } from '../list/item-actions.tsx'
import { t } from '../words.ts'
import own from './item.module.css'

/** The status among all that there are; choosing another sets it at once. */
export function StatusBar({ app, page: { item, rights } }: { app: App; page: ItemPage }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const status = statusOf(app)
  if (!status) return null
  const now = String(item.values[status.field.code] ?? '')
  const may = rights.edit && mayMove(app) && item.deletedAt === null
  const set = async (code: string, name: string) => {
    if (busy || code === now) return
    setBusy(true)
    await moveTo(queries, app, item, code, name)
    setBusy(false)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways as a bar.
    <div className={own.status} role="group" aria-label={status.field.name} aria-busy={busy}>
      {status.options.map(({ code, name, colour }) => (
        <button
          key={code}
          type="button"
          aria-pressed={code === now}
          disabled={!may && code !== now}
          title={may ? t('items.setStatus', { name }) : name}
          onClick={() => may && void set(code, name)}
        >
          {code === now ? <IconCheck size={14} aria-hidden /> : <OptionDot colour={colour} />}
          {name}
        </button>
      ))}
    </div>
  )
}
