import { circleFrom, conditionsOn, type Field, mostConditions } from '@parley/contract'
import { useId } from 'react'
import form from '../../form/form.module.css'
import { Filters } from '../../list/Filters.tsx'
import { t } from '../../words.ts'
import css from '../builder.module.css'
import type { Ruled } from './Rules.tsx'

/** The conditions under which a field is there, chosen as filters are. */
export function VisibleIf({ builder, field, set, fault }: Ruled) {
  const id = useId()
  const { fields } = builder.now
  const buttons = {
    compares: conditionsOn,
    most: mostConditions,
    add: t('apps.addCondition'),
    change: (condition: string) => t('apps.changeCondition', { condition }),
    remove: (condition: string) => t('apps.removeCondition', { condition }),
  }
  return (
    <fieldset className={form.field} aria-describedby={`${id}-note`}>
      <legend>{t('apps.visibleIf')}</legend>
      <div className={css.conditions}>
        <Filters
          columns={fields.filter((one) => conditionsOn(one).length > 0 && !leadsBack(fields, field, one))}
          filters={field.visibleIf ?? []}
          set={(visibleIf) => set({ visibleIf: visibleIf.length > 0 ? visibleIf : undefined })}
          refs={builder.refs}
          learn={builder.learn}
          condition={buttons}
        />
      </div>
      <p id={`${id}-note`} className={form.note} data-tone={fault ? 'error' : 'tip'}>
        {fault ?? t(field.visibleIf ? 'apps.visibleIfAll' : 'apps.visibleIfHint')}
      </p>
    </fieldset>
  )
}

/** Whether a field, if it waited for this one, would wait for itself. */
function leadsBack(fields: readonly Field[], field: Field, on: Field): boolean {
  const waiting = { ...field, visibleIf: [{ field: on.code, is: 'filled' as const }] }
  const all = fields.map((one) => (one.id === field.id ? waiting : one))
  return circleFrom(all, field.code).length > 0
}
