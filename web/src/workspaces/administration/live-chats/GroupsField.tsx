import { Button, TextInput } from '@mantine/core'
import { createGroup, type Named } from '@parley/contract'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { idsOf, MemberPicker, nobody } from '../MemberPicker.tsx'
import css from './settings.module.css'

interface Field {
  label: string
  hint?: string
  error?: string | undefined
  readOnly?: boolean
  value: readonly Named[]
  change: (value: Named[]) => void
  testId: string
}

/** Groups, at least one; a new one is made in place [LCS-16, LCS-17, ORG-07]. */
export function GroupsField({ label, hint, error, readOnly = false, value, change, testId }: Field) {
  const [making, setMaking] = useState(false)
  const made = (group: Named) => {
    change([...value, group])
    setMaking(false)
  }
  return (
    <div className={css.groups}>
      <MemberPicker
        label={label}
        description={hint}
        error={error}
        required
        readOnly={readOnly}
        kinds={['groups']}
        value={{ ...nobody, groups: [...value] }}
        onChange={({ groups }) => change(groups)}
        testId={testId}
      />
      {!readOnly && !making && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setMaking(true)}
          data-testid={`${testId}-new`}
        >
          {t('settings.addGroup')}
        </Button>
      )}
      {making && <NewGroup made={made} close={() => setMaking(false)} />}
    </div>
  )
}

function NewGroup({ made, close }: { made: (group: Named) => void; close: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [members, setMembers] = useState(nobody)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const create = async () => {
    if (name.trim() === '') return setError(t('settings.nameMissing'))
    setBusy(true)
    try {
      const { id, name: called } = await ask(createGroup, {
        body: { name: name.trim(), ...idsOf(members) },
      })
      await queries.invalidateQueries({ queryKey: ['people'] })
      made({ id, name: called })
    } catch (failed) {
      setError(sayOf(failed))
      setBusy(false)
    }
  }
  return (
    <fieldset className={css.newGroup}>
      <legend>{t('settings.addGroup')}</legend>
      <TextInput
        label={t('settings.groupName')}
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value)
          setError(undefined)
        }}
        error={fieldError(error)}
        withAsterisk
        data-autofocus
        maxLength={200}
      />
      <MemberPicker label={t('settings.groupMembers')} value={members} onChange={setMembers} />
      <div className={css.row}>
        <Button size="compact-sm" loading={busy} onClick={() => void create()}>
          {t('settings.groupCreate')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
