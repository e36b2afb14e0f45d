import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { askForDesktop, desktop, play, sounds } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import css from './profile.module.css'

/** How this browser tells of something new. The permission is asked for by a click, after its reason [ui.md S30]. */
export function Notices() {
  return (
    <section className={css.section} aria-labelledby="notices">
      <h2 id="notices">{t('profile.notifications')}</h2>
      <Desktop />
      <Sound which="session" label={t('profile.soundSession')} />
      <Sound which="message" label={t('profile.soundMessage')} />
      <p className={css.hint}>{t('profile.soundsHint')}</p>
    </section>
  )
}

function Desktop() {
  const on = useStore(desktop)
  const missing = !('Notification' in window)
  const [denied, setDenied] = useState(!missing && Notification.permission === 'denied')
  const turnOn = async () => setDenied(!(await askForDesktop()))
  const test = () => new Notification(t('profile.testTitle'), { body: t('profile.testText'), icon: '/icon.svg', tag: 'test' })
  const works = on && !denied && !missing && Notification.permission === 'granted'
  return (
    <div className={css.row}>
      <div>
        <b>{t('profile.desktop')}</b>
        <p className={css.hint}>{t('profile.desktopHint')}</p>
        <p className={css.hint} role="status">
          {missing
            ? t('profile.desktopMissing')
            : denied
              ? t('profile.desktopDenied')
              : t(works ? 'profile.desktopOn' : 'profile.desktopOff')}
        </p>
      </div>
      {!missing && !denied && (
        <div className={css.buttons}>
          {works && (
            <Button variant="default" onClick={test}>
              {t('profile.sendTest')}
            </Button>
          )}
          <Button variant="default" onClick={() => (works ? desktop.set(false) : void turnOn())}>
            {t(works ? 'profile.turnOff' : 'profile.turnOn')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Sound({ which, label }: { which: 'session' | 'message'; label: string }) {
  const on = useStore(sounds)[which]
  return (
    <div className={css.row}>
      <Switch label={label} checked={on} onChange={() => sounds.set((was) => ({ ...was, [which]: !was[which] }))} />
      <Button variant="subtle" disabled={!on} onClick={() => play(which)} aria-label={`${t('profile.listen')}: ${label}`}>
        {t('profile.listen')}
      </Button>
    </div>
  )
}
