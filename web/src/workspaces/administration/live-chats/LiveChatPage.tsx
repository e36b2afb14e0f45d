import '../../../texts/later.ts'
import { Tabs } from '@mantine/core'
import type { LiveChat } from '@parley/contract'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { isRefused, Refused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { LeaveGuard } from '../../../ui/LeaveGuard.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { ReadOnlyBar } from '../../../ui/ReadOnlyBar.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { workspace } from '../../../workspace.ts'
import { HistoryLink } from '../HistoryLink.tsx'
import { GeneralTab } from './GeneralTab.tsx'
import { LabelsTab } from './labels/LabelsTab.tsx'
import { useForm, useLiveChat } from './live-chat.ts'
import { SaveBar } from './SaveBar.tsx'
import css from './settings.module.css'
import { WebsiteTab } from './WebsiteTab.tsx'

const RoutingTab = lazy(() => import('./routing/RoutingTab.tsx'))

export type Tab = 'general' | 'routing' | 'labels' | 'website'

/** The settings of a live chat [LCS-04, ui.md S25]; supervisors look at them [ACC-08]. */
export default function LiveChatPage() {
  const { liveChatId } = useParams({ strict: false }) as { liveChatId: string }
  const { data, error, refetch } = useLiveChat(liveChatId)
  const administrator = useStore(workspace)?.me.administrator ?? false
  if (data) return <Settings key={data.id} chat={data} readOnly={!administrator} />
  const known = error instanceof Refused ? error : undefined
  return (
    <div className={css.page}>
      <PaneHeader title={t('settings.liveChats')} line back={<Back />} />
      {!error && <SkeletonRows count={6} />}
      {error && (
        <ErrorState
          {...(known && { text: refusalText(known.problem.code), requestId: known.requestId })}
          {...(!isRefused(error, 'not-found') && { again: () => void refetch() })}
        />
      )}
    </div>
  )
}

/** To the list of Administration, or to the workspace where a supervisor came from. */
function Back() {
  const inside = useLocation({ select: ({ pathname }) => pathname.startsWith('/admin') })
  return <BackButton to={inside ? '/admin/live-chats' : '/live-chats'} />
}

function Settings({ chat, readOnly }: { chat: LiveChat; readOnly: boolean }) {
  const tab = (useSearch({ strict: false }) as { tab?: Tab }).tab ?? 'general'
  const navigate = useNavigate()
  const form = useForm(chat, readOnly)
  const save = { id: 'save', label: t('ui.save'), group: t('settings.liveChats'), keys: 'Mod+S', run: () => void form.save() }
  useActions(readOnly ? [] : [save])
  const show = (next: string | null) =>
    void navigate({ to: '.', search: next && next !== 'general' ? { tab: next } : {}, replace: true } as never)
  const { conflict } = form
  const [rulesDirty, setRulesDirty] = useState(false)
  const routing = tab === 'routing'
  // Once it was looked at it stays: rules that are not saved are not lost with another tab.
  const [routed, setRouted] = useState(routing)
  if (routing && !routed) setRouted(true)
  return (
    <div className={css.page}>
      <PaneHeader title={chat.name} line back={<Back />}>
        {!readOnly && <HistoryLink kind="live-chat" id={chat.id} />}
      </PaneHeader>
      {conflict && (
        <Banner tone="warning" icon={<IconAlertTriangle size={16} />}>
          {conflict === true ? t('settings.conflict') : t('settings.conflictBy', { name: conflict })}
        </Banner>
      )}
      <Tabs value={tab} onChange={show} className={css.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="general">{t('settings.general')}</Tabs.Tab>
          <Tabs.Tab value="routing">{t('routing.tab')}</Tabs.Tab>
          <Tabs.Tab value="labels">{t('labels.tab')}</Tabs.Tab>
          <Tabs.Tab value="website">{t('settings.website')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="general" className={css.panel} tabIndex={0}>
          <GeneralTab form={form} />
        </Tabs.Panel>
        <Tabs.Panel value="routing" className={css.routing} keepMounted>
          {routed && (
            <Suspense fallback={<SkeletonRows count={4} />}>
              <RoutingTab form={form} shown={routing} setDirty={setRulesDirty} />
            </Suspense>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="labels" className={css.panel} tabIndex={0}>
          <LabelsTab liveChatId={chat.id} readOnly={readOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="website" className={css.panel} tabIndex={0}>
          <WebsiteTab form={form} />
        </Tabs.Panel>
      </Tabs>
      {readOnly ? (
        <ReadOnlyBar reason={t('settings.onlyAdministrators')} icon={<IconLock size={16} />} />
      ) : (
        !routing && (tab !== 'labels' || form.dirty) && <SaveBar form={form} />
      )}
      <LeaveGuard dirty={form.dirty || rulesDirty} />
    </div>
  )
}
