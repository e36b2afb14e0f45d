import { ActionIcon } from '@mantine/core'
import { type App, deleteItem, editItem, type Field, type Item, restoreItem } from '@parley/contract'
import { IconArrowRight, IconDots, IconExternalLink, IconPencil, IconRestore, IconTrash } from '@tabler/icons-react'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { errorWords, kindOf } from '../fields/index.ts'
import { appKey, historyKey, itemKey, itemsKey } from '../queries.ts'
import { t } from '../words.ts'

export const addressOf = ({ id, appId }: Pick<Item, 'id' | 'appId'>) => `/apps/${appId}/items/${id}`

/** The one field of an app whose entries are the columns of a kanban. */
export function statusOf(app: Pick<App, 'fields'>) {
  for (const field of app.fields) {
    const options = kindOf(field).kanban?.(field)
    if (options) return { field, options }
  }
  return undefined
}

/** Whether items can be moved on to another status, as far as rights go. */
export const mayMove = (app: App): boolean => app.rights.edit && !app.readOnly.includes(statusOf(app)?.field.code ?? '')

/** Codes of what is shown, and of the status: whoever sees an item can move it on. */
export function withStatus(app: Pick<App, 'fields'>, shown: readonly Field[]): string[] {
  const status = statusOf(app)?.field.code
  return [...new Set([...shown.map(({ code }) => code), ...(status ? [status] : [])])]
}

async function changed(queries: QueryClient, { id, appId }: Pick<Item, 'id' | 'appId'>) {
  await Promise.all(
    [itemsKey(appId), itemKey(id), historyKey(id)].map((key) => queries.invalidateQueries({ queryKey: [...key] })),
  )
}

/** Where no form stands that would say it at the field. */
function whyOf(error: unknown, app: Pick<App, 'fields'> | undefined): string {
  const first = isRefused(error, 'values-invalid') ? error.problem.errors?.[0] : undefined
  if (!first) return sayOf(error)
  const code = first.field.split('/')[2]
  const name = app?.fields.find((field) => field.code === code)?.name
  return name ? t('items.wrongAt', { name, text: errorWords(first) }) : errorWords(first)
}

/** Another status; refused where somebody was quicker, and what there is now is read. */
export async function moveTo(queries: QueryClient, app: App, item: Item, code: string, name: string): Promise<void> {
  const status = statusOf(app)
  if (!status) return
  try {
    const values = { [status.field.code]: code === '' ? null : code }
    const page = await ask(editItem, { path: { itemId: item.id }, body: { values, version: item.version } })
    queries.setQueryData(itemKey(item.id), page)
    announce(t('items.moved', { name: item.name, to: name }))
  } catch (error) {
    toast({ kind: 'error', text: whyOf(error, app) })
  }
  await changed(queries, item)
}

export async function remove(queries: QueryClient, item: Item): Promise<void> {
  try {
    await ask(deleteItem, { path: { itemId: item.id } })
    toast({
      kind: 'done',
      text: t('items.deletedOne', { name: item.name }),
      undo: () => void restore(queries, item),
    })
  } catch (error) {
    toast({ kind: 'error', text: sayOf(error) })
  }
  await changed(queries, item)
}

export async function restore(queries: QueryClient, item: Item): Promise<void> {
  try {
    await ask(restoreItem, { path: { itemId: item.id } })
    toast({ kind: 'done', text: t('items.restoredOne', { name: item.name }) })
  } catch (error) {
    toast({ kind: 'error', text: whyOf(error, queries.getQueryData<App>(appKey(item.appId))) })
  }
  await changed(queries, item)
}

/** What can be done with an item from a list, as far as rights go [APP-10]. */
export function ItemMenu({ app, item, small = false }: { app: App; item: Item; small?: boolean }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const status = statusOf(app)
  const { rights } = app
  const now = status && String(item.values[status.field.code] ?? '')
  const deleted = item.deletedAt !== null
  const to = (code: string, name: string) => void moveTo(queries, app, item, code, name)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={small ? 24 : 28} aria-label={t('items.actionsOf', { name: item.name })} data-menu>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconExternalLink size={16} stroke={1.75} />}
          onClick={() => void navigate({ to: addressOf(item) })}
        >
          {t('ui.open')}
        </Menu.Item>
        {rights.edit && !deleted && (
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.75} />}
            onClick={() => void navigate({ to: addressOf(item) as string, search: { edit: 'yes' } as never })}
          >
            {t('ui.edit')}
          </Menu.Item>
        )}
        {mayMove(app) && !deleted && status && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('items.moveTo')}</Menu.Label>
            {status.options
              .filter(({ code }) => code !== now)
              .map(({ code, name }) => (
                <Menu.Item key={code} leftSection={<IconArrowRight size={16} stroke={1.75} />} onClick={() => to(code, name)}>
                  {name}
                </Menu.Item>
              ))}
          </>
        )}
        {rights.delete && (
          <>
            <Menu.Divider />
            {deleted ? (
              <Menu.Item leftSection={<IconRestore size={16} stroke={1.75} />} onClick={() => void restore(queries, item)}>
                {t('items.restore')}
              </Menu.Item>
            ) : (
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} stroke={1.75} />}
                onClick={() => void remove(queries, item)}
              >
                {t('items.delete')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
