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
import css from './builder.module.css'
import { bindingFields } from './definition.ts'
import { Elsewhere } from './Elsewhere.tsx'
import { FieldsTab } from './FieldsTab.tsx'
import { FormTab } from './FormTab.tsx'
import { ListTab } from './ListTab.tsx'
import { LiveChatTab } from './LiveChatTab.tsx'
import Permissions from './Permissions.tsx'
import { Preview } from './Preview.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { SettingsTab } from './SettingsTab.tsx'
import { StatusTab } from './StatusTab.tsx'
import { scrolled } from './scrolled.ts'
import { type Builder, useBuilder } from './use-builder.ts'
import { useBuilding } from './use-building.ts'
import { t } from './words.ts'

const tabs = ['fields', 'form', 'list', 'statuses', 'permissions', 'liveChat', 'settings'] as const
type Tab = (typeof tabs)[number]

export function Building({ app }: { app: App }) {
  const { elsewhere, takeOver } = useBuilding(app.id)
  const locked = elsewhere !== undefined
  const builder = useBuilder(app, locked)
  const { now, base, dirty, busy, conflict, foreseen } = builder
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
  const open = (code: string) => {
    show('form')
    setPreview(false)
    builder.select(code)
    const at = now.form.tabs.findIndex(({ sections }) => sections.some(({ columns }) => columns.flat().includes(code)))
    if (at >= 0) builder.setTab(at)
    setTimeout(() => document.getElementById('field-name')?.focus())
  }
  useActions([
    { id: 'publish', label: t('apps.publish'), group: t('apps.builder'), keys: 'Mod+S', run: () => void builder.publish() },
    { id: 'preview', label: t('apps.preview'), group: t('apps.builder'), run: () => setPreview((was) => !was) },
  ])
  // The live chats that use it bind by its Account fields.
  const bound = base.usedIn.length > 0 && base.hasAccount && bindingFields(now).length === 0
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
        <Button
          onClick={() => void builder.publish()}
          loading={busy && !foreseen}
          disabled={!dirty || locked}
          data-testid="publish"
        >
          {t('apps.publish')}
        </Button>
      </PaneHeader>
      {elsewhere && <Elsewhere elsewhere={elsewhere} takeOver={takeOver} />}
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
      <Faults builder={builder} go={open} />
      <Tabs value={tab} onChange={(value) => show(value as Tab)} className={css.tabs} keepMounted={false}>
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(one === 'fields' || one === 'liveChat' ? `building.tab_${one}` : `apps.tab_${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="fields" className={css.whole}>
          <FieldsTab builder={builder} open={open} />
        </Tabs.Panel>
        <Tabs.Panel value="form" className={css.whole}>
          {preview ? <Preview app={now} refs={builder.refs} /> : <FormTab builder={builder} />}
        </Tabs.Panel>
        <Tabs.Panel value="list" className={css.panel} {...scrolled(locked)}>
          <fieldset className={css.held} disabled={locked}>
            <ListTab builder={builder} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="statuses" className={css.panel} {...scrolled(locked)}>
          <fieldset className={css.held} disabled={locked}>
            <StatusTab builder={builder} />
          </fieldset>
        </Tabs.Panel>
        <Tabs.Panel value="permissions" className={css.panel}>
          <Permissions appId={app.id} />
        </Tabs.Panel>
        <Tabs.Panel value="liveChat" className={css.panel} {...scrolled(locked)}>
          <LiveChatTab builder={builder} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" className={css.panel} {...scrolled(locked)}>
          <fieldset className={css.held} disabled={locked}>
            <SettingsTab builder={builder} />
          </fieldset>
        </Tabs.Panel>
      </Tabs>
      {foreseen && !locked && <PublishDialog builder={builder} foreseen={foreseen} />}
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
function Faults({ builder: { faults, now }, go }: { builder: Builder; go: (code: string) => void }) {
  if (!faults.length) return null
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
