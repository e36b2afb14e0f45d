import { ActionIcon } from '@mantine/core'
import type { RoutedOperator } from '@parley/contract'
import { IconPencil } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { Dot } from '../../../../ui/Dot.tsx'
import { Tag } from '../../../../ui/Tag.tsx'
import { OperatorDialog } from './OperatorDialog.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'

interface List {
  liveChatId: string
  nameable: Nameable
  readOnly: boolean
}

/** What each operator can do, and how many sessions they have and may have; what is done here is saved at once [B-07]. */
export function Operators({ liveChatId, nameable: { operators }, readOnly }: List) {
  const id = useId()
  const [editing, setEditing] = useState<RoutedOperator>()
  return (
    <section className={css.part} aria-labelledby={id}>
      <h3 id={id}>{t('routing.operators')}</h3>
      <p className={css.note}>{t(operators.length > 0 ? 'routing.operatorsHint' : 'routing.operatorsNone')}</p>
      <ul className={css.operators} aria-labelledby={id}>
        {operators.map((operator) => (
          <li key={operator.id} data-testid="routed-operator">
            <span className={css.option}>
              <Dot on={operator.online} label={t(operator.online ? 'ui.online' : 'ui.offlineStatus')} />
              {operator.name}
            </span>
            <span className={css.skills}>
              {operator.skills.length === 0 && <span className={css.note}>{t('routing.noSkills')}</span>}
              {operator.skills.map((skill) => (
                <Tag key={skill} tone="neutral">
                  {skill}
                </Tag>
              ))}
            </span>
            <span className={css.note}>{roomOf(operator)}</span>
            {!readOnly && (
              <ActionIcon aria-label={t('routing.operatorEdit', { name: operator.name })} onClick={() => setEditing(operator)}>
                <IconPencil size={16} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <OperatorDialog
          liveChatId={liveChatId}
          operator={editing}
          known={[...new Set(operators.flatMap(({ skills }) => skills))].sort()}
          close={() => setEditing(undefined)}
        />
      )}
    </section>
  )
}

function roomOf({ open, maximum }: RoutedOperator): string {
  return maximum === null ? t('routing.hasOpen', { count: open }) : t('routing.ofMost', { open, most: maximum })
}
