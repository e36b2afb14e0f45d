import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { Chip } from '../../../../ui/Chip.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import { useForm } from '../../../../ui/use-form.ts'
import css from '../settings.module.css'
import { Swatches } from './Swatches.tsx'

interface Form {
  title: string
  begin: { name: string; colour: string }
  done: string
  save: (label: { name: string; colour: string }) => Promise<void>
  close: () => void
}

/** A label's name and colour, with how it will look. */
export function LabelForm({ title, begin, done, save, close }: Form) {
  const [label, setLabel] = useState(begin)
  const form = useForm()
  const set = (change: Partial<typeof label>) => {
    form.say(undefined)
    setLabel((was) => ({ ...was, ...change }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = label.name.trim()
    if (name === '') return form.say({ field: 'name', text: t('labels.nameMissing') })
    void form.run(() => save({ ...label, name }))
  }
  return (
    <form className={css.newGroup} onSubmit={submit} aria-label={title} noValidate>
      <TextInput
        label={t('labels.name')}
        placeholder={t('labels.namePlaceholder')}
        withAsterisk
        maxLength={40}
        autoFocus
        value={label.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        error={fieldError(form.of('name') ?? (form.said?.field ? undefined : form.said?.text))}
        data-testid="label-name"
      />
      <Swatches label={t('labels.colour')} value={label.colour} change={(colour) => set({ colour })} />
      <div className={css.row}>
        <Button type="submit" size="compact-sm" loading={form.busy}>
          {done}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={close}>
          {t('ui.cancel')}
        </Button>
        {label.name.trim() && <Chip colour={label.colour}>{label.name.trim()}</Chip>}
      </div>
    </form>
  )
}
