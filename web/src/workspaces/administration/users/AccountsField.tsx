import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { type Account, type AccountKind, accountKinds } from '@parley/contract'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../texts/index.ts'
import css from './accounts.module.css'

interface Field {
  value: readonly Account[]
  onChange: (value: Account[]) => void
  /** What is wrong with one of them. */
  errorAt: (at: number) => ReactNode
}

/** Where a user is known by a value: kind and value, one a row [ORG-02, INF-17]. */
export function AccountsField({ value, onChange, errorAt }: Field) {
  const set = (at: number, change: Partial<Account>) =>
    onChange(value.map((account, place) => (place === at ? { ...account, ...change } : account)))
  return (
    <fieldset className={css.accounts}>
      <legend>{t('org.accounts')}</legend>
      <p>{t('org.accountsHint')}</p>
      {value.map((account, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an account is its place while it is typed.
        <div key={at} className={css.account}>
          <Select
            aria-label={t('org.accountKind', { number: at + 1 })}
            data={accountKinds.map((kind) => ({ value: kind, label: t(`org.${kind}`) }))}
            value={account.kind}
            onChange={(kind) => set(at, { kind: (kind ?? account.kind) as AccountKind })}
            allowDeselect={false}
          />
          <TextInput
            aria-label={t('org.accountValue', { number: at + 1 })}
            value={account.value}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => set(at, { value: event.currentTarget.value })}
            error={errorAt(at)}
          />
          <ActionIcon
            aria-label={t('org.accountRemove', { number: at + 1 })}
            onClick={() => onChange(value.filter((_, place) => place !== at))}
          >
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...value, { kind: 'telegram', value: '' }])}
      >
        {t('org.accountAdd')}
      </Button>
    </fieldset>
  )
}
