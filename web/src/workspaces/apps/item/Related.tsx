import { Button } from '@mantine/core'
import type { App, ItemCard, ItemOrder, RelatedItems } from '@parley/contract'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { AppMark } from '../app-icons.tsx'
import { Failed } from '../failed.tsx'
import { ItemDrawer } from '../form/ItemDrawer.tsx'
import { ItemTable } from '../list/ItemTable.tsx'
import { withStatus } from '../list/item-actions.tsx'
import { columnsFor } from '../list/system.ts'
import { useItems } from '../list/use-items.ts'
import { useApp } from '../queries.ts'
import { t } from '../words.ts'
import own from './item.module.css'

interface Linked {
  /** What is linked to. */
  to: ItemCard
  code: string
}

/** The items of an app that link to this one by a field, newest first, and a new one that does [APP-02, ui.md S20]. */
export function Related({ related: { app, field }, to }: { related: RelatedItems; to: ItemCard }) {
  const { data, error, refetch } = useApp(app.id)
  if (data) return <Linking app={data} code={field.code} to={to} />
  return error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={4} />
}

function Linking({ app, code, to }: Linked & { app: App }) {
  const [order, setOrder] = useState<ItemOrder>('-created')
  const [making, setMaking] = useState(false)
  const columns = columnsFor(
    app,
    app.listColumns.filter((column) => column !== code),
  )
  const look = { search: '', filters: [{ field: code, is: 'equals' as const, value: to.id }], deleted: false, order }
  const found = useItems(app.id, look, withStatus(app, columns))
  const { items, refs, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const create = app.rights.create && !to.deleted && (
    <Button leftSection={<IconPlus size={16} />} variant="default" onClick={() => setMaking(true)}>
      {t('items.newOf', { name: app.itemName })}
    </Button>
  )
  return (
    <>
      {!items && (error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={4} />)}
      {items?.length === 0 && (
        <EmptyState
          icon={<AppMark icon={app.icon} size={40} />}
          title={t('items.noneRelated')}
          text={t('items.noneRelatedText', { app: app.name, name: to.name })}
          action={create}
        />
      )}
      {items && items.length > 0 && (
        <>
          {create && <div className={own.tools}>{create}</div>}
          <ItemTable
            {...{ app, items, refs, columns, order }}
            sort={setOrder}
            more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
            caption={t('items.relatedCaption', { app: app.name, name: to.name })}
          />
        </>
      )}
      {making && (
        <ItemDrawer
          app={app}
          prefill={{ [code]: [to.id] }}
          refs={{ items: { [to.id]: to } }}
          from={`${code}/${to.id}`}
          close={() => setMaking(false)}
          created={() => setMaking(false)}
        />
      )}
    </>
  )
}
