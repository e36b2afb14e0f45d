import { Button } from '@mantine/core'
import { readLiveChat, type SessionCard } from '@parley/contract'
import { IconCircleCheck, IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ask } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { openWorkspace, workspace } from '../../workspace.ts'
import { progress } from './progress.ts'
import { SetupFrame } from './SetupFrame.tsx'
import css from './setup.module.css'

/** The last step: it ends in the session with the very first message. */
export function TryStep() {
  const { liveChatId } = useStore(progress)
  const navigate = useNavigate()
  const held = useStore(workspace)
  const chat = useQuery({
    queryKey: ['live-chat', liveChatId],
    queryFn: ({ signal }) => ask(readLiveChat, { path: { liveChatId }, signal }),
  })
  useEffect(() => void openWorkspace(), [])
  const arrived = Object.values(held?.sessions ?? {}).find((session) => session.liveChatId === liveChatId)
  const leave = () => {
    progress.set({ step: 'code', code: '', liveChatId: '' })
    void navigate({ to: '/' })
  }
  return (
    <SetupFrame step="try" help={t('door.tryHelp')}>
      <div className={css.form}>
        <div>
          <h1>{t('door.tryTitle')}</h1>
          <p className={css.text}>{t('door.tryText')}</p>
        </div>
        {chat.error && <ErrorState again={() => void chat.refetch()} />}
        {!chat.data && !chat.error && <SkeletonRows count={2} />}
        {chat.data && (
          <>
            <Button
              leftSection={<IconExternalLink size={16} stroke={1.75} />}
              renderRoot={(props) => <a href={chat.data.website.testUrl} target="_blank" rel="noopener" {...props} />}
            >
              {t('door.openTest')}
            </Button>
            <Waiting arrived={arrived} />
            <Copied
              label={t('door.snippet')}
              hint={t('door.snippetHint')}
              text={chat.data.website.snippet}
              copy={t('door.copySnippet')}
            />
            <Copied label={t('door.hosted')} text={chat.data.website.hostedUrl} copy={t('door.copyLink')} />
          </>
        )}
        <div className={css.end}>
          <Button variant="default" onClick={leave}>
            {t('door.finish')}
          </Button>
        </div>
      </div>
    </SetupFrame>
  )
}

function Waiting({ arrived }: { arrived: SessionCard | undefined }) {
  if (!arrived) {
    return (
      <div className={css.waiting} role="status">
        <span className={css.pulse} aria-hidden />
        {t('door.waiting')}
      </div>
    )
  }
  const forget = () => progress.set({ step: 'code', code: '', liveChatId: '' })
  return (
    <div className={css.waiting} data-arrived role="status">
      <IconCircleCheck size={20} stroke={1.75} aria-hidden />
      <span className={css.words}>{t('door.arrived')}</span>
      <Button
        size="compact-sm"
        variant="light"
        renderRoot={(props) => (
          <Link
            to={'/live-chats/s/$sessionId' as string}
            params={{ sessionId: arrived.id } as never}
            onClick={forget}
            {...props}
          />
        )}
      >
        {t('door.openSession')}
      </Button>
    </div>
  )
}

function Copied({ label, hint, text, copy }: { label: string; hint?: string; text: string; copy: string }) {
  return (
    <section className={css.copied}>
      <h2>{label}</h2>
      {hint && <p>{hint}</p>}
      <div>
        <code>{text}</code>
        <CopyButton text={text} label={copy} />
      </div>
    </section>
  )
}
