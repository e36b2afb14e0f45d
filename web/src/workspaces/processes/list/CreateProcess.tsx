import { Textarea, TextInput } from '@mantine/core'
import { createProcess, newDiagram, type Process, type ProcessRow } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import { processesKey } from '../../../instances/index.ts'
import { ask } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { LevelChoice } from '../LevelChoice.tsx'
import css from '../processes.module.css'
import { processKey } from '../queries.ts'
import { t } from '../words.ts'

interface Creating {
  rows: readonly ProcessRow[]
  close: () => void
  created: (process: Process) => void
}

/** +Process: a name and where it belongs; it begins with one task for whoever starts it [BPR-01, BPR-09]. */
export default function CreateProcess({ rows, close, created }: Creating) {
  const [id] = useState(() => v7())
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [level, setLevel] = useState<Pick<Process, 'workspace'> & { appId: string | null }>({ workspace: null, appId: null })
  const [tried, setTried] = useState(false)
  const form = useForm()
  const queries = useQueryClient()
  const missing = level.workspace !== null && !level.workspace.trim()
  const submit = () => {
    setTried(true)
    if (form.busy || !name.trim() || missing) return
    void form.run(async () => {
      const diagram = newDiagram({
        start: t('processes.firstStart'),
        task: t('processes.firstTask'),
        end: t('processes.firstEnd'),
      })
      const body = { name: name.trim(), description: description.trim(), ...level, diagram, variables: [] }
      const made = await ask(createProcess, { path: { processId: id }, body })
      queries.setQueryData(processKey(made.id), made)
      void queries.invalidateQueries({ queryKey: processesKey })
      created(made)
    })
  }
  return (
    <Dialog title={t('processes.add')} close={close} act={{ label: t('processes.create'), run: submit, busy: form.busy }}>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {form.said && form.said.field !== 'name' && (
          <p role="alert" className={css.alert}>
            {form.said.text}
          </p>
        )}
        <TextInput
          label={t('processes.name')}
          placeholder={t('processes.nameExample')}
          required
          data-autofocus
          maxLength={200}
          autoComplete="off"
          value={name}
          error={fieldError(form.of('name') ?? (tried && !name.trim() ? t('processes.nameMissing') : undefined))}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          label={t('processes.description')}
          maxLength={1000}
          autosize
          minRows={2}
          maxRows={6}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <LevelChoice
          value={level}
          change={setLevel}
          workspaces={rows.flatMap(({ workspace }) => workspace ?? [])}
          error={tried && missing ? t('processes.workspaceMissing') : undefined}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
