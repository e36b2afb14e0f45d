import { type KnownDefault, knownDefaults } from '@parley/contract'
import { useId, useState } from 'react'
import { Choose } from '../../fields/Choose.tsx'
import { kindOf } from '../../fields/index.ts'
import form from '../../form/form.module.css'
import { isFilled } from '../../form/form-state.ts'
import { t } from '../../words.ts'
import type { Ruled } from './Rules.tsx'

/** What new items begin with: filled in by the field's own control, or known at the moment where its type can know it. */
export function DefaultValue({ builder, field, set, fault }: Ruled) {
  const id = useId()
  const known = knownDefaults(field)
  const begins = field.default
  // Chosen, and nothing filled in yet.
  const [asked, setAsked] = useState(false)
  const how = begins ? ('known' in begins ? begins.known : 'fixed') : asked ? 'fixed' : ''
  const choose = (now: string) => {
    setAsked(now === 'fixed')
    set({ default: now === '' || now === 'fixed' ? undefined : { known: now as KnownDefault } })
  }
  const { Edit, group } = kindOf(field)
  const Frame = group ? 'fieldset' : 'div'
  const label = t(known.length > 0 ? 'apps.defaultValue' : 'apps.default')
  return (
    <>
      {known.length > 0 && (
        <Choose heading={t('apps.default')} value={how} change={choose} none={t('apps.noDefault')}>
          <option value="fixed">{t('apps.default_fixed')}</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {t(`apps.default_${one}`)}
            </option>
          ))}
        </Choose>
      )}
      {(known.length === 0 || how === 'fixed') && (
        <Frame className={form.field}>
          {group ? <legend>{label}</legend> : <label htmlFor={id}>{label}</label>}
          <Edit
            key={field.id}
            field={field}
            value={begins && 'fixed' in begins ? begins.fixed : undefined}
            change={(now: unknown) => set({ default: isFilled(now) ? { fixed: now } : undefined }, 'default')}
            refs={builder.refs}
            learn={builder.learn}
            busy={() => undefined}
            id={id}
            describedBy={`${id}-note`}
            invalid={fault !== undefined}
            required={false}
            readOnly={false}
          />
          <p id={`${id}-note`} className={form.note} data-tone={fault ? 'error' : 'tip'}>
            {fault ?? t('apps.defaultHint')}
          </p>
        </Frame>
      )}
    </>
  )
}
