import { Button } from '@mantine/core'
import { type App, type Item, type ItemsChange, mostItemsChanged } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { sayOf } from '../../../live/index.ts'
import { refusalText } from '../../../texts/index.ts'
import { BulkBar, type NotDone, NotDoneDialog } from '../../../ui/BulkBar.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useSelection } from '../../../ui/use-selection.ts'
import { errorsByCode } from '../form/form-state.ts'
import { t } from '../words.ts'
import { type Changed, changeAll, type NotChanged } from './change-items.ts'
import { ItemTable, type Tabled } from './ItemTable.tsx'

const EditField = lazy(() => import('./EditField.tsx').then(({ EditField }) => ({ default: EditField })))

interface Bulk extends Omit<Tabled, 'selection'> {
  deleted: boolean
  /** What stands there where there are no items; what was done to the last of them is told all the same. */
  nothing: ReactNode
}

interface Told {
  done: number
  notDone: readonly NotDone[]
}

/** The table, and what can be done with all items that are selected in it: each by itself, and those that were not are named [APP-08]. */
export function BulkTable({ deleted, nothing, ...table }: Bulk) {
  const { app, items } = table
  const queries = useQueryClient()
  const selection = useSelection(items)
  const [busy, setBusy] = useState(false)
  /** As they were seen when the field was chosen: what others save meanwhile is not overwritten. */
  const [editing, setEditing] = useState<readonly Item[]>()
  const [told, setTold] = useState<Told>()
  const { rights } = app
  const chosen = items.filter(({ id }) => selection.selected.has(id))
  const tell = ({ done, notDone }: Changed, text: (count: number) => string, undo?: () => void) => {
    if (done.length > 0) toast({ kind: 'done', text: text(done.length), ...(undo && { undo }) })
    if (notDone.length > 0) setTold({ done: done.length, notDone: notDone.map((one) => why(app, one)) })
    else selection.clear()
  }
  const run = async (these: readonly Item[], change: ItemsChange & { deleted: boolean }) => {
    setBusy(true)
    try {
      const changed = await changeAll(queries, these, change)
      if (!change.deleted) tell(changed, (count) => t('items.restoredMany', { count }))
      else
        tell(
          changed,
          (count) => t('items.deletedMany', { count }),
          () => void run(changed.done, { deleted: false }),
        )
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
    setBusy(false)
  }
  const tooMany = chosen.length > mostItemsChanged
  const off = busy || tooMany
  const may = deleted ? rights.delete : rights.edit || rights.delete
  return (
    <>
      {items.length === 0 ? nothing : <ItemTable {...table} selection={may ? selection : undefined} />}
      {chosen.length > 0 && may && (
        <BulkBar
          label={t('items.selected', { count: chosen.length })}
          note={tooMany ? t('items.tooMany', { most: mostItemsChanged }) : undefined}
          clear={selection.clear}
          clearLabel={t('items.clearSelection')}
        >
          {!deleted && rights.edit && (
            <Button size="compact-md" variant="default" disabled={off} onClick={() => setEditing(chosen)}>
              {t('items.editField')}
            </Button>
          )}
          {rights.delete && (
            <Button size="compact-md" variant="default" disabled={off} onClick={() => void run(chosen, { deleted: !deleted })}>
              {t(deleted ? 'items.restore' : 'items.delete')}
            </Button>
          )}
        </BulkBar>
      )}
      {editing && (
        <Suspense>
          <EditField
            app={app}
            items={editing}
            close={() => setEditing(undefined)}
            changed={(changed) => {
              setEditing(undefined)
              tell(changed, (count) => t('items.changedMany', { count }))
            }}
          />
        </Suspense>
      )}
      {told && (
        <NotDoneDialog
          title={t('items.someNotDone', { done: told.done, count: told.notDone.length })}
          label={t('items.notDone')}
          rows={told.notDone}
          close={() => setTold(undefined)}
        />
      )}
    </>
  )
}

/** In words; of values what is wrong at which field. */
function why({ fields }: App, { item, refused, errors }: NotChanged): NotDone {
  const wrong = Object.entries(errorsByCode(errors)).map(([code, text]) =>
    t('items.wrongAt', { name: fields.find((field) => field.code === code)?.name ?? code, text }),
  )
  return { id: item.id, name: item.name, why: wrong.join(' ') || refusalText(refused) }
}
