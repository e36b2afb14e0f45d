import { Button } from '@mantine/core'
import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Logo } from '../../shell/Logo.tsx'
import { t } from '../../texts/index.ts'
import { LiveRegion } from '../../ui/announce.tsx'
import { focusPart } from '../../ui/landmarks.ts'
import { Note } from '../sign-in/Note.tsx'
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
            {at < now && <span className={css.hidden}>{t('door.stepDone')}</span>}
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

/** One step's form; Enter goes on. The heading takes the focus, so that it is read where somebody is. */
export function StepForm(props: {
  step: Step
  title: string
  text: string
  help: string
  error?: string | undefined
  /** An error whose words change by themselves. */
  quiet?: boolean
  busy: boolean
  blocked?: boolean
  submit: () => Promise<void>
  forget: () => void
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input:not([hidden])')
    if (first) first.focus()
    else if (form.current) focusPart(form.current)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!props.busy) void props.submit()
  }
  return (
    <SetupFrame step={props.step} help={props.help}>
      <form className={css.form} onSubmit={submit} onChange={props.forget} noValidate ref={form}>
        <div>
          <h1>{props.title}</h1>
          <p className={css.text}>{props.text}</p>
        </div>
        {props.error && <Note text={props.error} quiet={props.quiet ?? false} />}
        {props.children}
        <div className={css.end}>
          <Button type="submit" loading={props.busy} disabled={props.blocked ?? false}>
            {t('door.next')}
          </Button>
        </div>
      </form>
    </SetupFrame>
  )
}
