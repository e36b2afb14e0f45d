import { UnstyledButton } from '@mantine/core'
import { type Me, signOut } from '@parley/contract'
import { IconKeyboard, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { corners, places } from '../house.ts'
import { ask, leaveNothing, outbox, sayOf } from '../live/index.ts'
import { t } from '../texts/index.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dot } from '../ui/Dot.tsx'
import { LookSettings } from '../ui/LookSettings.tsx'
import { lazy } from '../ui/lazy.ts'
import { Popover } from '../ui/Popover.tsx'
import { Spoken } from '../ui/Spoken.tsx'
import { toast } from '../ui/toasts.tsx'
import { leaveWorkspace } from '../workspace.ts'
import css from './shell.module.css'

const SignOutQuestion = lazy(() => import('./SignOutQuestion.tsx'))

/** Who I am, how it looks, and the way out [ui.md S3]. */
export function MyMenu({ me, openSheet }: { me: Me; openSheet: () => void }) {
  const status = me.online === null ? '' : t(me.online ? 'ui.online' : 'ui.offlineStatus')
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const close = () => setOpen(false)
  const goOut = () => {
    close()
    if (outbox.get().length) setAsking(true)
    else leave(me).catch((error) => toast({ kind: 'error', text: sayOf(error) }))
  }
  return (
    <>
      <Popover position="right-end" width={280} opened={open} onChange={setOpen} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={css.me} onClick={() => setOpen(!open)}>
            <Spoken text={status ? t('ui.meAndStatus', { name: me.name, status }) : me.name}>
              <Avatar id={me.id} name={me.name} picture={me.avatarFileId} />
              {me.online !== null && (
                <span className={css.presence}>
                  <Dot own on={me.online} />
                </span>
              )}
            </Spoken>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={me.name}>
          <div className={css.who}>
            <b>{me.name}</b>
            <span>{me.email}</span>
          </div>
          {places.map(({ path, menu: Part }) => Part && <Part key={path} close={close} />)}
          <div className={css.look}>
            <LookSettings />
          </div>
          <div className={css.mine}>
            {corners.map(({ path, name, icon: Mark }) => (
              <Link key={path} to={path} onClick={close}>
                <Mark size={16} stroke={1.75} aria-hidden />
                {t(name)}
              </Link>
            ))}
            <button type="button" onClick={openAndClose(openSheet, close)}>
              <IconKeyboard size={16} stroke={1.75} aria-hidden />
              {t('ui.shortcuts')}
            </button>
            <button type="button" onClick={goOut}>
              <IconLogout size={16} stroke={1.75} aria-hidden />
              {t('ui.signOut')}
            </button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {asking && (
        <Suspense>
          <SignOutQuestion act={() => leave(me)} close={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}

function openAndClose(open: () => void, close: () => void) {
  return () => {
    close()
    open()
  }
}

/** A whole new page, so that nothing of this person is left in memory, nor in the browser [B-04]. */
async function leave({ id }: Me): Promise<void> {
  await ask(signOut)
  leaveWorkspace()
  await leaveNothing(id).catch(() => undefined)
  location.assign('/signin')
}
