import { IconCoin } from '@tabler/icons-react'
import { language } from '../../../texts/index.ts'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { WantText } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

const usual = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'CZK', 'SEK', 'NOK', 'DKK', 'KZT', 'RUB', 'TRY', 'JPY', 'CNY', 'INR']

export const money: FieldKind<'money'> = {
  type: 'money',
  name: 'fields.type_money',
  icon: IconCoin,
  group: true,
  fresh: () => ({ currency: 'EUR' }),
  Edit({ field, value, change, ...control }) {
    const currency = value?.currency ?? field.settings.currency ?? ''
    const set = (amount: string, of: string) => change(amount.trim() === '' ? undefined : { amount, currency: of })
    return (
      <span className={css.pair}>
        <TextControl
          control={control}
          aria-label={t('fields.amount')}
          inputMode="decimal"
          value={value?.amount ?? ''}
          write={(text) => set(text.replace(/[\s\u00a0]/g, '').replace(',', '.'), currency)}
          className={css.number}
        />
        <Choose
          label={t('fields.currency')}
          value={currency}
          change={(of) => set(value?.amount ?? '', of)}
          none={t('fields.currency')}
          readOnly={control.readOnly}
          className={css.currency}
        >
          <Currencies chosen={currency} />
        </Choose>
      </span>
    )
  },
  Read: ({ value }) => <span className={css.figure}>{shown(value)}</span>,
  Options({ field: { settings }, change }) {
    return (
      <Choose
        heading={t('fields.firstCurrency')}
        value={settings.currency ?? ''}
        change={(currency) => change({ currency: currency || null })}
        none={t('fields.notChosen')}
      >
        <Currencies chosen={settings.currency ?? ''} />
      </Choose>
    )
  },
  text: (value) => shown(value),
  compares: ['from', 'to', 'equals', 'empty', 'filled'],
  Want: ({ change, ...want }) => (
    <WantText {...want} change={(value) => change(typeof value === 'string' ? value.replace(',', '.') : value)} />
  ),
}

/** The usual ones and the chosen one: a list of all would weigh more than the rest of a form. */
function Currencies({ chosen }: { chosen: string }) {
  const codes = chosen === '' || usual.includes(chosen) ? usual : [chosen, ...usual]
  return codes.map((code) => (
    <option key={code} value={code}>
      {code}
    </option>
  ))
}

/** The amount is exact text: it is grouped, never counted with. */
function shown({ amount, currency }: { amount: string; currency: string }): string {
  const [whole = '', fraction] = amount.split('.')
  if (!/^-?\d+$/.test(whole)) return `${amount} ${currency}`
  const grouped = new Intl.NumberFormat(language()).format(BigInt(whole))
  const sign = whole === '-0' ? '-' : ''
  const point = (1.5).toLocaleString(language()).slice(1, 2)
  return `${sign}${grouped}${fraction ? point + fraction : ''} ${currency}`
}
