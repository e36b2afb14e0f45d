import { Button, Checkbox, TextInput } from '@mantine/core'
import { type App, deleteItemView, type ItemView, listItemViews, saveItemView } from '@parley/contract'
import { IconBookmark, IconChevronDown, IconDeviceFloppy, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import { useHeld } from '../../../held.ts'
import { ask, sayOf } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { viewsKey } from '../queries.ts'
import { t } from '../words.ts'
import css from './list.module.css'
import { differs, type Look, lookOf, withoutView } from './look.ts'

interface Looking {
  app: App
  look: Look
  set: (change: Partial<Look>) => void
}

const savedOf = ({ search, filters, order, layout, columns }: Look) => ({
  search,
  filters: [...filters],
  order,
  layout,
  columns: [...columns],
})

/** Saved ways to look at the items: mine, and those for everybody [APP-09]. */
export function Views({ app, look, set }: Looking) {
  const queries = useQueryClient()
  const administrator = useHeld(({ me }) => me.administrator)
  const [saving, setSaving] = useState(false)
  const { data = [] } = useQuery({
    queryKey: viewsKey(app.id),
    queryFn: ({ signal }) => ask(listItemViews, { path: { appId: app.id }, signal }),
    staleTime: 30_000,
  })
  const now = data.find(({ id }) => id === look.view)
  const may = now && (now.shared ? administrator : now.mine)
  const changed = now && differs(look, now)
  const put = async (id: string, body: Omit<ItemView, 'id' | 'mine'>) => {
    const view = await ask(saveItemView, { path: { appId: app.id, viewId: id }, body })
    await queries.invalidateQueries({ queryKey: viewsKey(app.id) })
    set({ view: view.id })
  }
  const tried = (attempt: () => Promise<void>) =>
    void attempt().catch((error: unknown) => toast({ kind: 'error', text: sayOf(error) }))
  const drop = async (view: ItemView) => {
    await ask(deleteItemView, { path: { appId: app.id, viewId: view.id } })
    await queries.invalidateQueries({ queryKey: viewsKey(app.id) })
    set({ view: undefined })
  }
  const line = (view: ItemView) => (
    <Menu.Item
      key={view.id}
      leftSection={view.shared ? <IconUsers size={16} stroke={1.75} /> : <IconBookmark size={16} stroke={1.75} />}
      aria-current={view.id === look.view}
      onClick={() => set(lookOf(view))}
    >
      {view.name}
    </Menu.Item>
  )
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} data-testid="views">
            {t('items.view', { name: now?.name ?? t('items.allItems') })}
            {changed && ' *'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => set({ ...withoutView, layout: look.layout })}>{t('items.allItems')}</Menu.Item>
          {data.filter(({ shared }) => !shared).map(line)}
          {data.some(({ shared }) => shared) && <Menu.Label>{t('items.sharedViews')}</Menu.Label>}
          {data.filter(({ shared }) => shared).map(line)}
          <Menu.Divider />
          {now && may && changed && (
            <Menu.Item
              leftSection={<IconDeviceFloppy size={16} stroke={1.75} />}
              onClick={() => tried(() => put(now.id, { ...savedOf(look), name: now.name, shared: now.shared }))}
            >
              {t('items.saveViewAgain', { name: now.name })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDeviceFloppy size={16} stroke={1.75} />} onClick={() => setSaving(true)}>
            {t('items.saveView')}
          </Menu.Item>
          {now && may && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => tried(() => drop(now))}>
              {t('items.deleteView', { name: now.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && (
        <SaveView
          administrator={administrator}
          close={() => setSaving(false)}
          save={(name, shared) => put(v7(), { ...savedOf(look), name, shared })}
        />
      )}
    </>
  )
}

function SaveView({
  administrator,
  close,
  save,
}: {
  administrator: boolean
  close: () => void
  save: (name: string, shared: boolean) => Promise<void>
}) {
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const form = useForm()
  const submit = () => {
    if (!name.trim()) return form.say({ field: 'name', text: t('items.viewNameMissing') })
    void form.run(async () => {
      await save(name.trim(), shared)
      close()
    })
  }
  const act = { label: t('ui.save'), run: submit, busy: form.busy }
  return (
    <Dialog title={t('items.saveView')} close={close} act={act}>
      <form
        className={css.viewForm}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          label={t('items.viewName')}
          data-autofocus
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => [form.say(undefined), setName(currentTarget.value)]}
          error={fieldError(form.of('name'))}
        />
        {administrator && (
          <Checkbox
            label={t('items.viewShared')}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        )}
        {form.said && !form.said.field && (
          <p role="alert" className={css.alert}>
            {form.said.text}
          </p>
        )}
      </form>
    </Dialog>
  )
}
