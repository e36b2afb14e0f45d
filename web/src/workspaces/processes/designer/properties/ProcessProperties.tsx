import { useStore } from '../../../../store.ts'
import { LevelChoice } from '../../LevelChoice.tsx'
import { useProcesses } from '../../queries.ts'
import css from '../designer.module.css'
import type { Designer } from '../open-designer.ts'
import { t } from '../words.ts'
import { Typed } from './Typed.tsx'

/** Its name, what it is for, and where it belongs [BPR-01]. */
export function ProcessProperties({ designer }: { designer: Designer }) {
  const { name, description, workspace, appId } = useStore(designer.details)
  const rows = useProcesses().data ?? []
  return (
    <div className={css.form}>
      <Typed
        id="element-name"
        designer={designer}
        label={t('designer.name')}
        value={name}
        maxLength={200}
        missing={t('processes.nameMissing')}
        write={(next) => designer.say({ name: next.trim() })}
      />
      <Typed
        designer={designer}
        label={t('processes.description')}
        value={description}
        lines
        write={(next) => designer.say({ description: next.trim() })}
      />
      <LevelChoice
        value={{ workspace, appId }}
        change={(level) => designer.say(level)}
        workspaces={rows.flatMap((row) => row.workspace ?? [])}
        error={workspace !== null && !workspace.trim() ? t('processes.workspaceMissing') : undefined}
      />
      <p className={css.hint}>{t('designer.chooseHint')}</p>
    </div>
  )
}
