import { Button, TextInput } from '@mantine/core'
import { type Absence, addAbsence, editAbsence, type Named, removeAbsence } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useForm } from '../../ui/use-form.ts'
import css from './absences.module.css'
import { ColleaguePicker } from './ColleaguePicker.tsx'

interface Asked {
  userId: string
  /** None: a new one. */
  absence?: Absence
  close: () => void
  saved: () => void
}

/** From, until and who stands in, in the zone of who enters it [NFR-03]. */
export function AbsenceDialog({ userId, absence, close, saved }: Asked) {
  const [typed, setTyped] = useState(() => ({
    startsAt: local(absence ? new Date(absence.startsAt) : midnight(1)),
    endsAt: local(absence ? new Date(absence.endsAt) : midnight(2)),
    note: absence?.note ?? '',
  }))
  const [substitute, setSubstitute] = useState<Named | null>(absence?.substitute ?? null)
  const form = useForm()
  const submit = () => {
    for (const field of ['startsAt', 'endsAt'] as const)
      if (Number.isNaN(new Date(typed[field]).getTime())) return form.say({ field, text: t('org.dateMissing') })
    if (new Date(typed.endsAt) <= new Date(typed.startsAt)) return form.say({ field: 'endsAt', text: t('org.endsEarly') })
    void form.run(async () => {
      const body = {
        startsAt: new Date(typed.startsAt).toISOString(),
        endsAt: new Date(typed.endsAt).toISOString(),
        substituteId: substitute?.id ?? null,
        note: typed.note.trim(),
      }
      if (absence) await ask(editAbsence, { path: { userId, absenceId: absence.id }, body })
      else await ask(addAbsence, { path: { userId }, body })
      toast({ text: t('org.saved'), kind: 'done' })
      saved()
    })
  }
  const remove = () =>
    void form.run(async () => {
      await ask(removeAbsence, { path: { userId, absenceId: absence!.id } })
      toast({ text: t('org.removed'), kind: 'done' })
      saved()
    })
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      form.say(undefined)
      setTyped({ ...typed, [name]: event.currentTarget.value })
    },
    error: fieldError(form.of(name)),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const footer = (
    <>
      {absence && (
        <Button className={css.start!} variant="light" color="red" onClick={remove}>
          {t('org.remove')}
        </Button>
      )}
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button type="submit" form="absence" loading={form.busy}>
        {t('ui.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('org.absenceTitle')} close={close} submit={submit} footer={footer}>
      <form id="absence" className={css.form} onSubmit={send} noValidate>
        {form.said && !form.said.field && <p role="alert">{fieldError(form.said.text)}</p>}
        <div className={css.pair}>
          <TextInput label={t('org.absenceFrom')} type="datetime-local" required data-autofocus {...field('startsAt')} />
          <TextInput label={t('org.absenceTo')} type="datetime-local" required {...field('endsAt')} />
        </div>
        <ColleaguePicker
          label={t('org.substitute')}
          description={t('org.substituteHint')}
          value={substitute}
          onChange={(chosen) => [setSubstitute(chosen), form.say(undefined)]}
          without={userId}
          error={fieldError(form.of('substituteId'))}
        />
        <TextInput label={t('org.note')} description={t('org.noteHint')} maxLength={200} {...field('note')} />
      </form>
    </Dialog>
  )
}

function midnight(days: number): Date {
  const at = new Date()
  at.setHours(0, 0, 0, 0)
  at.setDate(at.getDate() + days)
  return at
}

/** As the field of the browser has it: `2026-11-22T08:00`. */
function local(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
