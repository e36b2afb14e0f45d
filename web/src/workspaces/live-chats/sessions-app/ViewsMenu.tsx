import { Button, Checkbox, TextInput } from '@mantine/core'
import { deleteSessionView, type SessionTable, type SessionView, saveSessionView } from '@parley/contract'
import { IconArrowUp, IconBookmark, IconChevronDown, IconDeviceFloppy, IconHome, IconTrash, IconUsers } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { v7 } from 'uuid'
import { useHeld } from '../../../held.ts'
import { ask, sayOf } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { type BuiltIn, builtIn, isBuiltIn, isSame, type Look, lookOf, lookOfBuiltIn } from './look.ts'
import css from './sessions-app.module.css'
import { t } from './words.ts'

interface Viewing {
  look: Look
  set: (change: Partial<Look>) => void
  views: readonly SessionView[]
  table: SessionTable
  saveTable: (change: Partial<SessionTable>) => Promise<void>
  again: () => Promise<unknown>
}

const failed = (error: unknown) => toast({ kind: 'error', text: sayOf(error) })

/** Ways of looking that have names: built in, one's own, and a supervisor's for everybody [SAP-05]. */
export function ViewsMenu({ look, set, views, table, saveTable, again }: Viewing) {
  const [saving, setSaving] = useState(false)
  const place = ({ id }: SessionView) => (table.viewOrder.includes(id) ? table.viewOrder.indexOf(id) : views.length)
  const ordered = [...views].sort((a, b) => place(a) - place(b))
  const now = views.find(({ id }) => id === look.view)
  const was = now ? lookOf(now) : isBuiltIn(look.view) ? lookOfBuiltIn(look.view) : undefined
  const changed = was !== undefined && !isSame(was, look)
  const name = now?.name ?? t(`sessionsApp.${isBuiltIn(look.view) ? look.view : 'everything'}`)
  const put = async (id: string, view: { name: string; shared: boolean }) => {
    const body = { ...view, filters: look.filters, order: look.order }
    const saved = await ask(saveSessionView, { path: { viewId: id }, body })
    await again()
    set({ view: saved.id })
    toast({ kind: 'done', text: t('sessionsApp.viewSaved', { name: saved.name }) })
  }
  const drop = async ({ id }: SessionView) => {
    await ask(deleteSessionView, { path: { viewId: id } })
    await again()
    set(lookOfBuiltIn('everything'))
  }
  const up = (id: string) => {
    const ids = ordered.map((view) => view.id)
    const at = ids.indexOf(id)
    if (at > 0) void saveTable({ viewOrder: ids.toSpliced(at, 1).toSpliced(at - 1, 0, id) })
  }
  const line = (view: SessionView) => (
    <Menu.Item
      key={view.id}
      leftSection={view.shared ? <IconUsers size={16} stroke={1.75} /> : <IconBookmark size={16} stroke={1.75} />}
      aria-current={view.id === look.view}
      onClick={() => set(lookOf(view))}
    >
      {view.name}
    </Menu.Item>
  )
  const [own, general] = [ordered.filter(({ shared }) => !shared), ordered.filter(({ shared }) => shared)]
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} data-testid="views">
            {t('sessionsApp.view', { name })}
            {changed && ' *'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.fields}>
          {(Object.keys(builtIn) as BuiltIn[]).map((one) => (
            <Menu.Item key={one} aria-current={one === look.view} onClick={() => set(lookOfBuiltIn(one))}>
              {t(`sessionsApp.${one}`)}
            </Menu.Item>
          ))}
          {own.length > 0 && <Menu.Label>{t('sessionsApp.myViews')}</Menu.Label>}
          {own.map(line)}
          {general.length > 0 && <Menu.Label>{t('sessionsApp.sharedViews')}</Menu.Label>}
          {general.map(line)}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={16} stroke={1.75} />} onClick={() => setSaving(true)}>
            {t('sessionsApp.saveView')}
          </Menu.Item>
          {now?.mine && changed && (
            <Menu.Item
              leftSection={<IconDeviceFloppy size={16} stroke={1.75} />}
              onClick={() => void put(now.id, now).catch(failed)}
            >
              {t('sessionsApp.saveViewAgain', { name })}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconHome size={16} stroke={1.75} />}
            disabled={table.defaultView === look.view}
            onClick={() => void saveTable({ defaultView: look.view ?? null })}
          >
            {t(table.defaultView === look.view ? 'sessionsApp.isDefault' : 'sessionsApp.makeDefault')}
          </Menu.Item>
          {now && (
            <Menu.Item leftSection={<IconArrowUp size={16} stroke={1.75} />} onClick={() => up(now.id)}>
              {t('sessionsApp.moveUp')}
            </Menu.Item>
          )}
          {now?.mine && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} stroke={1.75} />}
              onClick={() => void drop(now).catch(failed)}
            >
              {t('sessionsApp.deleteView', { name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveView close={() => setSaving(false)} save={(view) => put(v7(), view)} />}
    </>
  )
}

function SaveView({ close, save }: { close: () => void; save: (view: { name: string; shared: boolean }) => Promise<void> }) {
  const supervises = useHeld(({ liveChats }) => liveChats.some(({ supervisor }) => supervisor))
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [problem, setProblem] = useState('')
  const submit = () => {
    if (!name.trim()) return setProblem(t('sessionsApp.viewNameMissing'))
    void save({ name: name.trim(), shared }).then(close, failed)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={submit}>{t('ui.save')}</Button>
    </>
  )
  const entered = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <Dialog title={t('sessionsApp.saveView')} close={close} footer={footer} submit={submit}>
      <form className={css.form} onSubmit={entered}>
        <TextInput
          label={t('sessionsApp.viewName')}
          data-autofocus
          required
          maxLength={200}
          value={name}
          error={problem}
          onChange={({ currentTarget }) => [setProblem(''), setName(currentTarget.value)]}
        />
        {supervises && (
          <Checkbox
            label={t('sessionsApp.viewShared')}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        )}
      </form>
    </Dialog>
  )
}
