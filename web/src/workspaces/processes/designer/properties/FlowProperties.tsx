import { Switch } from '@mantine/core'
import { useStore } from '../../../../store.ts'
import { Choose } from '../../../apps/fields/Choose.tsx'
import { kindOfDrawn } from '../../canvas/kinds.ts'
import css from '../designer.module.css'
import { redirect, targetsOf } from '../edit.ts'
import { titleOf } from '../titles.ts'
import { t } from '../words.ts'
import { Codes } from './Codes.tsx'
import type { OfElement } from './Properties.tsx'
import { conditionOf, isDefault, writeCondition, writeDefault } from './parts.ts'
import { Typed } from './Typed.tsx'

/** Where it leads, and after an exclusive gateway when it is taken. */
export function FlowProperties({ designer, element }: OfElement) {
  const { variables } = useStore(designer.details)
  const source = element.source!
  const otherwise = isDefault(element)
  const targets = [element.target!, ...targetsOf(source)]
  const byId = (id: string) => targets.find((one) => one.id === id)!
  return (
    <>
      <p className={css.hint}>{t('designer.fromTo', { from: titleOf(source), to: titleOf(element.target!) })}</p>
      {kindOfDrawn(source) === 'user' && <p className={css.hint}>{t('designer.exitHint')}</p>}
      {kindOfDrawn(source) === 'exclusive' && (
        <>
          <Switch
            label={t('designer.default')}
            checked={otherwise}
            onChange={({ currentTarget }) => writeDefault(designer, element, currentTarget.checked)}
          />
          {!otherwise && (
            <>
              <Typed
                designer={designer}
                label={t('designer.condition')}
                hint={t('designer.conditionHint')}
                placeholder="total > 100"
                value={conditionOf(element.businessObject)}
                code
                write={(text) => writeCondition(designer, element, text.trim())}
              />
              <Codes variables={variables} />
            </>
          )}
        </>
      )}
      <Choose heading={t('designer.leadsTo')} value={element.target!.id} change={(id) => redirect(designer, element, byId(id))}>
        {targets.map((one) => (
          <option key={one.id} value={one.id}>
            {titleOf(one)}
          </option>
        ))}
      </Choose>
    </>
  )
}
