import { Switch } from '@mantine/core'
import { type Field, takesDefault, takesUnique } from '@parley/contract'
import { t } from '../../words.ts'
import type { Builder } from '../use-builder.ts'
import { DefaultValue } from './DefaultValue.tsx'
import { VisibleIf } from './VisibleIf.tsx'

export interface Ruled {
  builder: Builder
  field: Field
  /** @param tag changes of the same thing in a row are one step. */
  set: (part: Partial<Record<'default' | 'unique' | 'visibleIf', unknown>>, tag?: string) => void
  /** As publishing said. */
  fault?: string | undefined
}

/** What can be said of a field of any type beside its name: unique, its default, and when it is there [APP-05, ui.md S21]. */
export function Rules({ builder, field, set }: Ruled) {
  const faultIn = (part: string) => builder.faults.find((fault) => fault.code === field.code && fault.part === part)?.text
  return (
    <>
      {takesUnique(field) && (
        <Switch
          label={t('apps.unique')}
          description={t('apps.uniqueHint')}
          checked={field.unique ?? false}
          error={faultIn('unique')}
          onChange={({ currentTarget }) => set({ unique: currentTarget.checked || undefined })}
        />
      )}
      {takesDefault(field) && <DefaultValue builder={builder} field={field} set={set} fault={faultIn('default')} />}
      <VisibleIf builder={builder} field={field} set={set} fault={faultIn('visibleIf')} />
    </>
  )
}
