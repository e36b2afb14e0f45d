import { TextInput } from '@mantine/core'
import { fieldError } from '../../ui/FormField.tsx'
import { Choose } from '../apps/fields/Choose.tsx'
import { useApps } from '../apps/queries.ts'
import css from './processes.module.css'
import { t } from './words.ts'

interface Level {
  workspace: string | null
  appId: string | null
}
interface Choosing {
  value: Level
  change: (level: Level) => void
  /** Names of sections that are known. */
  workspaces: readonly string[]
  error?: string | undefined
}

/** The company, a section of the menu, or one app [BPR-01]. */
export function LevelChoice({ value, change, workspaces, error }: Choosing) {
  const apps = useApps().data ?? []
  const known = [...new Set([...apps.map(({ workspace }) => workspace), ...workspaces])].sort()
  const kind = value.appId !== null ? `app:${value.appId}` : value.workspace !== null ? 'workspace' : ''
  const choose = (next: string) =>
    change({
      workspace: next === 'workspace' ? (known[0] ?? '') : null,
      appId: next.startsWith('app:') ? next.slice(4) : null,
    })
  return (
    <div className={css.level}>
      <Choose heading={t('processes.level')} value={kind} change={choose} none={t('processes.company')}>
        <option value="workspace">{t('processes.section')}</option>
        {apps.map(({ id, name }) => (
          <option key={id} value={`app:${id}`}>
            {t('processes.ofApp', { name })}
          </option>
        ))}
      </Choose>
      {value.workspace !== null && (
        <>
          <TextInput
            label={t('processes.workspace')}
            list="process-workspaces"
            required
            maxLength={200}
            value={value.workspace}
            error={fieldError(error)}
            onChange={({ currentTarget }) => change({ workspace: currentTarget.value, appId: null })}
          />
          <datalist id="process-workspaces">
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </div>
  )
}
