import { ActionIcon, Button, Checkbox, Input } from '@mantine/core'
import { type AccountKind, accountKinds, type FieldOf, type FieldValues } from '@parley/contract'
import { IconAddressBook, IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { Contact } from './Contact.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { TextControl } from './TextControl.tsx'

const kindsOf = ({ settings: { kinds } }: FieldOf<'account'>): readonly AccountKind[] =>
  kinds.length ? accountKinds.filter((kind) => kinds.includes(kind)) : accountKinds

const shown = ({ kind, value }: FieldValues['account'][number]) => `${t(`fields.account_${kind}`)}: ${value}`

export const account: FieldKind<'account'> = {
  type: 'account',
  name: 'fields.type_account',
  icon: IconAddressBook,
  group: true,
  maySearch: true,
  fresh: () => ({ many: true, kinds: [] }),
  Edit({ field, value, change, ...control }) {
    const list = useRef<HTMLDivElement>(null)
    const offered = kindsOf(field)
    const rows = value?.length ? value : [{ kind: offered[0]!, value: '' }]
    const put = (now: FieldValues['account']) =>
      change(
        now.length === 0 || now.every((one) => one.value === '' && now.length === 1 && one.kind === offered[0]) ? undefined : now,
      )
    const set = (at: number, row: Partial<FieldValues['account'][number]>) =>
      put(rows.map((one, place) => (place === at ? { ...one, ...row } : one)))
    const add = () => {
      change([...rows, { kind: offered[0]!, value: '' }])
      setTimeout(() => list.current?.querySelector<HTMLElement>('[data-account]:last-of-type select')?.focus())
    }
    return (
      <div className={css.rows} ref={list}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: accounts have no other name while they are written.
          <span key={at} className={css.pair} data-account>
            <Choose
              label={t('fields.accountKind')}
              value={row.kind}
              change={(kind) => set(at, { kind: kind as AccountKind })}
              readOnly={control.readOnly}
              className={css.accountKind}
            >
              {(offered.includes(row.kind) ? offered : [row.kind, ...offered]).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`fields.account_${kind}`)}
                </option>
              ))}
            </Choose>
            <TextControl
              control={{ ...control, id: at === 0 ? control.id : `${control.id}-${at}` }}
              aria-label={t('fields.accountValue')}
              maxLength={254}
              autoCapitalize="none"
              spellCheck={false}
              value={row.value}
              write={(text) => set(at, { value: text })}
            />
            {rows.length > 1 && !control.readOnly && (
              <Tooltip label={t('fields.remove', { name: row.value })}>
                <ActionIcon aria-label={t('fields.remove', { name: row.value })} onClick={() => put(rows.toSpliced(at, 1))}>
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </span>
        ))}
        {field.settings.many && !control.readOnly && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={add}
            disabled={rows.length >= 50}
          >
            {t('fields.addAccount')}
          </Button>
        )}
      </div>
    )
  },
  alike: (value) => value.filter(({ value }) => value.trim() !== '').slice(0, 5),
  Read: ({ value }) => (
    <ul className={css.plainList}>
      {value.map((one) => (
        <li key={shown(one)}>
          <span className={css.quiet}>{t(`fields.account_${one.kind}`)}</span> <Contact {...one} />
        </li>
      ))}
    </ul>
  ),
  Cell: ({ value }) => value.map((one) => one.value).join(', '),
  Options({ field: { settings }, change }) {
    const toggle = (kind: AccountKind, on: boolean) => {
      const now = on ? [...settings.kinds, kind] : settings.kinds.filter((one) => one !== kind)
      change({ ...settings, kinds: now })
    }
    return (
      <>
        <ManyOption many={settings.many} change={(many) => change({ ...settings, many })} />
        <fieldset className={css.checks}>
          <legend>{t('fields.accountKinds')}</legend>
          {accountKinds.map((kind) => (
            <Checkbox
              key={kind}
              size="xs"
              label={t(`fields.account_${kind}`)}
              checked={settings.kinds.includes(kind)}
              onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)}
            />
          ))}
          <p>{t('fields.accountKindsHint')}</p>
        </fieldset>
      </>
    )
  },
  text: (value) => value.map(shown).join(', '),
  compares: ['contains', 'equals', 'empty', 'filled'],
  Want({ id, value, change }) {
    const whole = typeof value === 'object' && !Array.isArray(value) ? value : undefined
    return (
      <Input
        id={id}
        value={whole?.value ?? (typeof value === 'string' ? value : '')}
        maxLength={254}
        onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      />
    )
  },
}
