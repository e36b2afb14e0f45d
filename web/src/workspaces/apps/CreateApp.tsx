import { TextInput } from '@mantine/core'
import { type App, type AppIcon, type AppRow, createApp } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { useForm } from '../../ui/use-form.ts'
import css from './apps.module.css'
import { freshDefinition } from './builder/definition.ts'
import { codeFrom, isCode } from './codes.ts'
import { IconPicker } from './IconPicker.tsx'
import { appKey, appsKey } from './queries.ts'
import { t } from './words.ts'

interface Creating {
  apps: readonly AppRow[]
  close: () => void
  created: (app: App) => void
}

/** +App: name, code suggested from it, and what one item is called; the builder does the rest [APP-01]. */
export default function CreateApp({ apps, close, created }: Creating) {
  const [typed, setTyped] = useState({ name: '', code: '', itemName: '', workspace: apps[0]?.workspace ?? 'CRM' })
  const [icon, setIcon] = useState<AppIcon>('people')
  const [ownCode, setOwnCode] = useState(false)
  const [tried, setTried] = useState(false)
  const form = useForm()
  const queries = useQueryClient()
  const taken = apps.map(({ code }) => code)
  const missing = {
    name: typed.name.trim() ? undefined : t('apps.nameMissing'),
    itemName: typed.itemName.trim() ? undefined : t('apps.itemNameMissing'),
    workspace: typed.workspace.trim() ? undefined : t('apps.workspaceMissing'),
    code: isCode(typed.code) ? undefined : t('apps.codeWrong'),
  }
  const submit = () => {
    setTried(true)
    if (form.busy || Object.values(missing).some(Boolean)) return
    void form.run(async () => {
      const body = { ...freshDefinition(typed.itemName.trim()), ...trimmed(typed), icon }
      const app = await ask(createApp, { body })
      queries.setQueryData(appKey(app.id), app)
      void queries.invalidateQueries({ queryKey: appsKey })
      created(app)
    })
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    required: true,
    maxLength: name === 'code' ? 40 : 200,
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      form.say(undefined)
      if (name === 'code') setOwnCode(true)
      setTyped({
        ...typed,
        [name]: value,
        ...(name === 'name' && !ownCode && { code: value.trim() && codeFrom(value, taken, 'app') }),
      })
    },
    error: fieldError(form.of(name) ?? (tried ? missing[name] : undefined)),
  })
  const act = { label: t('apps.create'), run: submit, busy: form.busy }
  return (
    <Dialog title={t('apps.add')} close={close} act={act}>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {form.said && !form.said.field && (
          <p role="alert" className={css.alert}>
            {form.said.text}
          </p>
        )}
        <TextInput label={t('apps.name')} placeholder={t('apps.nameExample')} data-autofocus {...field('name')} />
        <TextInput label={t('apps.itemName')} placeholder={t('apps.itemNameExample')} {...field('itemName')} />
        <TextInput
          label={t('apps.code')}
          description={t('apps.codeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('code')}
        />
        <TextInput label={t('apps.workspace')} list="app-workspaces" {...field('workspace')} />
        <datalist id="app-workspaces">
          {[...new Set(apps.map(({ workspace }) => workspace))].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <IconPicker value={icon} onChange={setIcon} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function trimmed<T extends Record<string, string>>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim()])) as T
}
