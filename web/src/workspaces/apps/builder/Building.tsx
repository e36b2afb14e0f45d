import { ActionIcon, Button, Tabs } from '@mantine/core'
import type { App } from '@parley/contract'
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconEye, IconPencil } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { entitle } from '../../../live/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { LeaveGuard } from '../../../ui/LeaveGuard.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { AppMark } from '../app-icons.tsx'
import page from '../apps.module.css'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import { FormTab } from './FormTab.tsx'
import { ListTab } from './ListTab.tsx'
import Permissions from './Permissions.tsx'
import { Preview } from './Preview.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { SettingsTab } from './SettingsTab.tsx'
import { StatusTab } from './StatusTab.tsx'
import { type Builder, useBuilder } from './use-builder.ts'

const tabs = ['form', 'list', 'statuses', 'permissions', 'settings'] as const
type Tab = (typeof tabs)[number]

export function Building({ app }: { app: App }) {
  const builder = useBuilder(app)
  const { now, base, dirty, busy, conflict, losses } = builder
  const asked = (useSearch({ strict: false }) as { tab?: string }).tab
  const tab: Tab = tabs.find((one) => one === asked) ?? 'form'
  const [preview, setPreview] = useState(false)
  const navigate = useNavigate()
  useEffect(() => entitle(t('apps.builderOf', { name: app.name })), [app.name])
  const show = (next: Tab) =>
    void navigate({
      to: `/apps/${app.id}/builder` as string,
      search: (next === 'form' ? {} : { tab: next }) as never,
      replace: true,
    })
  useActions([
    { id: 'publish', label: t('apps.publish'), group: t('apps.builder'), keys: 'Mod+S', run: () => void builder.publish() },
    { id: 'preview', label: t('apps.preview'), group: t('apps.builder'), run: () => setPreview((was) => !was) },
  ])
  // The live chats that use it bind by its Account fields.
  const bound = base.usedIn.length > 0 && base.hasAccount && !now.fields.some((field) => field.type === 'account')
  return (
    <div className={page.page}>
      <PaneHeader
        title={
          <span className={css.title}>
            <AppMark icon={now.icon} />
            {now.name || app.name}
          </span>
        }
        sub={<span role="status">{t(dirty ? 'apps.draft' : 'apps.isPublished')}</span>}
        line
        back={
          <ActionIcon aria-label={t('apps.toItems')} renderRoot={(props) => <Link to={`/apps/${app.id}`} {...props} />}>
            <IconArrowLeft size={18} stroke={1.75} />
          </ActionIcon>
        }
      >
        <Step label={t('ui.undo')} run={builder.undo}>
          <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
        </Step>
        <Step label={t('apps.redo')} run={builder.redo}>
          <IconArrowForwardUp size={18} stroke={1.75} aria-hidden />
        </Step>
        {tab === 'form' && (
          <Button
            className={css.previewButton!}
            variant="default"
            aria-pressed={preview}
            aria-label={t(preview ? 'apps.edit' : 'apps.preview')}
            leftSection={preview ? <IconPencil size={16} stroke={1.75} /> : <IconEye size={16} stroke={1.75} />}
            onClick={() => setPreview(!preview)}
          >
            {t(preview ? 'apps.edit' : 'apps.preview')}
          </Button>
        )}
        <Button onClick={() => void builder.publish()} loading={busy && !losses} disabled={!dirty} data-testid="publish">
          {t('apps.publish')}
        </Button>
      </PaneHeader>
      {conflict && (
        <Banner tone="warning" icon={<IconAlertTriangle size={16} />}>
          {t(conflict === true ? 'apps.conflict' : 'apps.conflictBy', { name: conflict === true ? '' : conflict })}
        </Banner>
      )}
      {bound && (
        <Banner tone="danger" icon={<IconAlertTriangle size={16} />}>
          {t('apps.accountNeeded', { names: base.usedIn.map(({ name }) => name).join(', ') })}
        </Banner>
      )}
      <Faults builder={builder} show={show} />
      <Tabs value={tab} onChange={(value) => show(value as Tab)} className={css.tabs} keepMounted={false}>
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`apps.tab_${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="form" className={css.whole}>
          {preview ? <Preview app={now} refs={builder.refs} /> : <FormTab builder={builder} />}
        </Tabs.Panel>
        <Tabs.Panel value="list" className={css.panel}>
          <ListTab builder={builder} />
        </Tabs.Panel>
        <Tabs.Panel value="statuses" className={css.panel}>
          <StatusTab builder={builder} />
        </Tabs.Panel>
        <Tabs.Panel value="permissions" className={css.panel}>
          <Permissions appId={app.id} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" className={css.panel}>
          <SettingsTab builder={builder} />
        </Tabs.Panel>
      </Tabs>
      {losses && <PublishDialog builder={builder} losses={losses} />}
      <LeaveGuard dirty={dirty} />
    </div>
  )
}

function Step({ label, run, children }: { label: string; run: (() => void) | undefined; children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={!run} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Everything that keeps it from being published, each leading to its field. */
function Faults({ builder: { faults, now, select, setTab }, show }: { builder: Builder; show: (tab: Tab) => void }) {
  if (!faults.length) return null
  const go = (code: string) => {
    show('form')
    select(code)
    const tab = now.form.tabs.findIndex(({ sections }) => sections.some(({ columns }) => columns.flat().includes(code)))
    if (tab >= 0) setTab(tab)
    setTimeout(() => document.getElementById('field-name')?.focus())
  }
  return (
    <div role="alert" className={css.faults}>
      <IconAlertTriangle size={16} aria-hidden />
      <ul>
        {faults.map(({ code, text }) => {
          const field = now.fields.find((one) => one.code === code)
          const words = field ? t('items.wrongAt', { name: field.name || t(kindOf(field).name), text }) : text
          return (
            <li key={`${code} ${text}`}>
              {field ? (
                <button type="button" onClick={() => go(field.code)}>
                  {words}
                </button>
              ) : (
                words
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
