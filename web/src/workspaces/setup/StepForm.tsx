import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../texts/index.ts'
import { focusPart } from '../../ui/landmarks.ts'
import { Note } from '../sign-in/Note.tsx'
import type { Step } from './progress.ts'
import { SetupFrame } from './SetupFrame.tsx'
import css from './setup.module.css'

/** What a step is called in the catalogue: `door.codeTitle`, `door.codeText`, `door.codeHelp`. */
const words = { code: 'code', administrator: 'administrator', organisation: 'organisation', 'live-chat': 'liveChat' } as const

/** One step's form; Enter goes on. The first field takes the focus, or the form itself, so that it is read where somebody is. */
export function StepForm(props: {
  step: Exclude<Step, 'try'>
  error: string | undefined
  busy: boolean
  /** Counting down: the words change by themselves, and nothing is sent. */
  blocked: boolean
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
  const name = words[props.step]
  return (
    <SetupFrame step={props.step} help={t(`door.${name}Help`)}>
      <form className={css.form} onSubmit={submit} onChange={props.forget} noValidate ref={form}>
        <div>
          <h1>{t(`door.${name}Title`)}</h1>
          <p className={css.text}>{t(`door.${name}Text`)}</p>
        </div>
        {props.error && <Note text={props.error} quiet={props.blocked} />}
        {props.children}
        <div className={css.end}>
          <Button type="submit" loading={props.busy} disabled={props.blocked}>
            {t('door.next')}
          </Button>
        </div>
      </form>
    </SetupFrame>
  )
}
