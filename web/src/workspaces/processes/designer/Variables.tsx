import { Button } from '@mantine/core'
import { type Variable, variableTypes } from '@parley/contract'
import { IconPlus, IconVariable } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from '../../../store.ts'
import { announce } from '../../../ui/announce.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { freshField } from '../../apps/builder/definition.ts'
import { kindOf } from '../../apps/fields/index.ts'
import css from './designer.module.css'
import type { Designer } from './open-designer.ts'
import { VariableProperties } from './VariableProperties.tsx'
import { t } from './words.ts'

/** The typed context of the process: what its tasks fill in and its scripts work with [BPR-09]. */
export function Variables({ designer, saved }: { designer: Designer; saved: ReadonlySet<string> }) {
  const { variables } = useStore(designer.details)
  const [id, setId] = useState<string>()
  const chosen = variables.find(({ field }) => field.id === id)
  const add = (type: (typeof variableTypes)[number]) => {
    const field = freshField(
      type,
      variables.map((one) => one.field),
    )
    designer.say({ variables: [...variables, { field, from: null }] })
    setId(field.id)
    announce(t('designer.variableAdded', { name: field.name }))
    setTimeout(() => document.getElementById('variable-name')?.focus(), 150)
  }
  const adder = (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} data-testid="add-variable">
          {t('designer.addVariable')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="50dvh" style={{ overflowY: 'auto' }}>
        {variableTypes.map((type) => {
          const kind = kindOf({ type })
          return (
            <Menu.Item key={type} leftSection={<kind.icon size={16} stroke={1.75} />} onClick={() => add(type)}>
              {t(kind.name)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
  const change = (next: Variable) =>
    designer.say({ variables: variables.map((one) => (one.field.id === next.field.id ? next : one)) })
  return (
    <div className={css.two}>
      <section className={css.variables} aria-label={t('designer.tab_variables')}>
        {variables.length === 0 ? (
          <EmptyState
            icon={<IconVariable size={40} stroke={1.75} />}
            title={t('designer.noVariables')}
            text={t('designer.noVariablesText')}
            action={adder}
          />
        ) : (
          <>
            <div className={css.outlineBar}>{adder}</div>
            <ul className={css.list}>
              {variables.map(({ field, from }) => {
                const kind = kindOf(field)
                return (
                  <li key={field.id}>
                    <button
                      type="button"
                      aria-pressed={field.id === id}
                      data-variable={field.code}
                      onClick={() => setId(field.id)}
                    >
                      <kind.icon size={18} stroke={1.75} aria-hidden />
                      <span className={css.words}>
                        <b>{field.name}</b>
                        <small>
                          {t(kind.name)} · <code>{field.code}</code>
                        </small>
                        {from && <small>{t(`designer.fact_${from}`)}</small>}
                      </span>
                    </button>
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </section>
      <aside className={css.properties} aria-label={t('designer.variableProperties')}>
        {chosen ? (
          <VariableProperties
            key={chosen.field.id}
            designer={designer}
            variable={chosen}
            others={variables.flatMap(({ field }) => (field.id === chosen.field.id ? [] : field.code))}
            saved={saved.has(chosen.field.id)}
            change={change}
            remove={() => {
              designer.say({ variables: variables.filter((one) => one !== chosen) })
              setId(undefined)
            }}
          />
        ) : (
          <p className={css.hint}>{t('designer.chooseVariable')}</p>
        )}
      </aside>
    </div>
  )
}
