import { Loader } from '@mantine/core'
import type { ProcessRow } from '@parley/contract'
import { IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useHeld } from '../../../../held.ts'
import { t } from '../../../../instances/index.ts'
import about from '../session.module.css'
import type { ProcessGroup } from './groups.ts'
import css from './processes.module.css'

interface Listed {
  groups: readonly ProcessGroup[]
  /** Nothing is published at all. */
  none: boolean
  chosen: string | undefined
  /** What is being started. */
  busy: string | undefined
  choose: (process: ProcessRow) => void
}

/** What can be started, under headings; a click starts it. */
export function StartList({ groups, none, chosen, busy, choose }: Listed) {
  const administrator = useHeld(({ me }) => me.administrator)
  return (
    <>
      {/* What scrolls is the list itself: the field has the focus, and its keys scroll it (WCAG 2.1.1). */}
      <div id="processes" className={about.targets} role="listbox" aria-label={t('starting.list')}>
        {groups.map(({ key, name, processes }) => (
          // biome-ignore lint/a11y/useSemanticElements: options in a listbox are grouped by role.
          <div key={key} role="group" aria-label={name}>
            <p aria-hidden>{name}</p>
            {processes.map((process) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus and the keys.
              <div
                key={process.id}
                id={`process-${process.id}`}
                role="option"
                aria-selected={process.id === chosen}
                className={css.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(process)}
              >
                {busy === process.id ? <Loader size={16} /> : <IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
                <span className={css.words}>
                  {process.name}
                  {process.description && <small>{process.description}</small>}
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {groups.length === 0 && (
        <div className={about.quiet} role="status">
          {t(none ? 'starting.none' : 'ui.nothingMatches')}{' '}
          {none && administrator && <Link to={'/processes' as string}>{t('starting.toProcesses')}</Link>}
        </div>
      )}
      {groups.length > 0 && <p className={css.hint}>{t('starting.hint')}</p>}
    </>
  )
}
