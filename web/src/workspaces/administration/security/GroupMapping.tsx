import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import type { SsoEdit } from '@parley/contract'
import { IconPlus, IconX } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useGroups } from '../GroupPicker.tsx'
import css from './security.module.css'

type Mapping = SsoEdit['groups']

/** Which value of the claim means which of our groups; the system's own are not given by a claim. */
export function GroupMapping({
  groups,
  set,
  error,
}: {
  groups: Mapping
  set: (groups: Mapping) => void
  error: string | undefined
}) {
  const offered = (useGroups().data ?? []).filter(({ system }) => system === null)
  const change = (at: number, more: Partial<Mapping[number]>) =>
    set(groups.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <fieldset className={css.mapping}>
      <legend>{t('security.mapping')}</legend>
      {groups.map(({ value, groupId }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <div key={at} className={css.pair}>
          <TextInput
            aria-label={t('security.value')}
            placeholder={t('security.value')}
            maxLength={200}
            value={value}
            onChange={(event) => change(at, { value: event.currentTarget.value })}
          />
          <Select
            aria-label={t('security.group')}
            placeholder={t('security.group')}
            searchable
            data={offered.map(({ id, name }) => ({ value: id, label: name }))}
            value={groupId || null}
            onChange={(chosen) => change(at, { groupId: chosen ?? '' })}
          />
          <Tooltip label={t('security.removeMapping', { value })}>
            <ActionIcon
              aria-label={t('security.removeMapping', { value })}
              onClick={() => set(groups.filter((_, index) => index !== at))}
            >
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
      {error && <p role="alert">{fieldError(error)}</p>}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          onClick={() => set([...groups, { value: '', groupId: '' }])}
        >
          {t('security.addMapping')}
        </Button>
      </div>
    </fieldset>
  )
}
