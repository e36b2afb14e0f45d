import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Logo } from '../../shell/Logo.tsx'
import { t } from '../../texts/index.ts'
import { LiveRegion } from '../../ui/announce.tsx'
import states from '../../ui/states.module.css'
import { type Step, steps } from './progress.ts'
import css from './setup.module.css'

const names = {
  code: 'door.stepCode',
  administrator: 'door.stepAdministrator',
  organisation: 'door.stepOrganisation',
  'live-chat': 'door.stepLiveChat',
  try: 'door.stepTry',
} as const

/** Where somebody is in the set-up, and what helps them there. */
export function SetupFrame({ step, help, children }: { step: Step; help: string; children: ReactNode }) {
  const now = steps.indexOf(step)
  return (
    <div className={css.page}>
      <header className={css.top}>
        <Logo />
        <b>{t('door.setupTitle')}</b>
      </header>
      <ol className={css.steps} aria-label={t('door.steps')}>
        {steps.map((one, at) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} data-done={at < now}>
            <span className={css.mark} aria-hidden>
              {at < now ? <IconCheck size={14} stroke={2.5} /> : at + 1}
            </span>
            <span className={css.stepName}>{t(names[one])}</span>
            {at < now && <span className={states.hidden}>{t('door.stepDone')}</span>}
          </li>
        ))}
      </ol>
      <div className={css.room}>
        <main className={css.main} id="main">
          {children}
        </main>
        <aside className={css.help} aria-label={t('door.setupLater')}>
          <IconInfoCircle size={20} stroke={1.75} aria-hidden />
          {help && <p>{help}</p>}
          <p>{t('door.setupLater')}</p>
        </aside>
      </div>
      <LiveRegion />
    </div>
  )
}
