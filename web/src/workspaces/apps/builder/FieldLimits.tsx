import { ActionIcon, Button } from '@mantine/core'
import type { AppGrants, Field, Members } from '@parley/contract'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { MemberPicker, nobody } from '../../administration/MemberPicker.tsx'
import { Choose } from '../fields/Choose.tsx'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './builder.module.css'

export type Limit = AppGrants['fields'][number]

interface Limiting {
  fields: readonly Field[]
  limits: readonly Limit[]
  set: (limits: Limit[]) => void
  /** What the server said of one of them. */
  fault: { fieldId: string; text: string } | undefined
}

/** Fields that not everybody sees or edits who may view or edit the items [APP-10, ui S20]. */
export function FieldLimits({ fields, limits, set, fault }: Limiting) {
  const [chosen, choose] = useState('')
  const free = fields.filter(({ id }) => !limits.some(({ fieldId }) => fieldId === id))
  const field = free.find(({ id }) => id === chosen)
  const add = () => {
    if (!field) return
    // What is searched is seen by all.
    const who = field.searchable && !isMade(field) ? { see: null, edit: nobody } : { see: nobody, edit: null }
    set([...limits, { fieldId: field.id, name: field.name, ...who }])
    choose('')
  }
  return (
    <section className={css.limits} aria-labelledby="field-limits">
      <h2 id="field-limits">{t('apps.fieldLimits')}</h2>
      <p className={css.hint}>{t('apps.fieldLimitsHint')}</p>
      {limits.map((limit) => {
        const { fieldId, name, see, edit } = limit
        const change = (now: Partial<Limit>) => set(limits.map((one) => (one === limit ? { ...one, ...now } : one)))
        const made = fields.some((one) => one.id === fieldId && isMade(one))
        return (
          <fieldset key={fieldId} className={css.grant}>
            <legend>{name}</legend>
            <Who
              label={t('apps.whoSees')}
              all={t('apps.allSee')}
              some={t('apps.seenBy')}
              value={see}
              change={(see) => change({ see })}
            />
            {fault?.fieldId === fieldId && (
              <p role="alert" className={css.wrong}>
                {fault.text}
              </p>
            )}
            {!made && (
              <Who
                label={t('apps.whoEdits')}
                all={t('apps.allEdit')}
                some={t('apps.editedBy')}
                value={edit}
                change={(edit) => change({ edit })}
              />
            )}
            <Tooltip label={t('apps.removeLimit')}>
              <ActionIcon
                className={css.corner!}
                aria-label={t('apps.removeLimitOf', { name })}
                onClick={() => set(limits.filter((one) => one !== limit))}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </fieldset>
        )
      })}
      {free.length > 0 && (
        <div className={css.pick}>
          <Choose heading={t('apps.fieldToLimit')} value={chosen} change={choose} none={t('items.chooseField')}>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choose>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add} disabled={!field}>
            {t('apps.addLimit')}
          </Button>
        </div>
      )}
    </section>
  )
}

const isMade = (field: Field): boolean => kindOf(field).made !== undefined

interface Whose {
  label: string
  /** What it is called that there is no limit. */
  all: string
  /** What stands above those who are named. */
  some: string
  value: Members | null
  change: (value: Members | null) => void
}

function Who({ label, all, some, value, change }: Whose) {
  return (
    <div className={css.who}>
      <Choose heading={label} value={value ? 'some' : 'all'} change={(now) => change(now === 'all' ? null : nobody)}>
        <option value="all">{all}</option>
        <option value="some">{t('apps.onlySome')}</option>
      </Choose>
      {value && <MemberPicker label={some} value={value} onChange={change} description={t('apps.limitedToHint')} />}
    </div>
  )
}
