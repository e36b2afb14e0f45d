import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { places } from '../house.ts'
import { connection } from '../live/index.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { LiveRegion } from '../ui/announce.tsx'
import { keepTyped } from '../ui/early-keys.ts'
import { fetchFloating } from '../ui/floating.tsx'
import { focusPart } from '../ui/landmarks.ts'
import { whenIdle } from '../ui/late.ts'
import { lazy } from '../ui/lazy.ts'
import { listenToKeys } from '../ui/shortcuts.ts'
import { Toasts } from '../ui/toasts.tsx'
import { ConnectionBar } from './ConnectionBar.tsx'
import { useHouseActions } from './house-actions.ts'
import { LockedPage } from './pages.tsx'
import css from './shell.module.css'
import { useKeeping } from './use-keeping.ts'
import { Workspaces } from './Workspaces.tsx'

const SignInAgain = lazy(() => import('./SignInAgain.tsx'))
const Palette = lazy(() => import('../ui/Palette.tsx'))
const ShortcutSheet = lazy(() => import('../ui/ShortcutSheet.tsx'))

/** Rail, bars and everything that works in every workspace [ui.md S3]. */
export function Shell() {
  const [open, setOpen] = useState<'palette' | 'sheet'>()
  const { socket } = useStore(connection)
  useEffect(listenToKeys, [])
  useEffect(() => whenIdle(fetchFloating), [])
  useKeeping(socket === 'open')
  // A second factor is asked of them since: drafts are kept, and they come back here.
  useEffect(() => {
    if (socket === 'refused') location.assign(`/second-factor?to=${encodeURIComponent(location.pathname + location.search)}`)
  }, [socket])
  useHouseActions(setOpen)
  const close = () => setOpen(undefined)
  useEffect(() => (open === 'palette' ? keepTyped(() => setOpen(undefined)) : undefined), [open])
  if (socket === 'locked') return <LockedPage />
  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={skip}>
        {t('ui.skip')}
      </button>
      <Workspaces openSheet={() => setOpen('sheet')} />
      <div className={css.room}>
        <ConnectionBar />
        <Outlet />
      </div>
      {places.map(({ path, everywhere: Everywhere }) => Everywhere && <Everywhere key={path} />)}
      <Toasts />
      <LiveRegion />
      <Suspense>
        {open === 'palette' && <Palette close={close} />}
        {open === 'sheet' && <ShortcutSheet close={close} />}
        {socket === 'signed-out' && <SignInAgain />}
      </Suspense>
    </div>
  )
}

function skip(): void {
  const main = document.getElementById('main')
  if (main) focusPart(main)
}
