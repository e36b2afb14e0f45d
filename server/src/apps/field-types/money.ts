import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

/** As the runtime's ICU knows ISO 4217; not all of it are legal tender somewhere. */
const currencies = new Set(Intl.supportedValuesOf('currency'))
const decimals = new Map<string, number>()

/** The amount is exact: text, never a binary fraction. As many decimals as the currency has: two for EUR, none for JPY. */
export const money: FieldType<'money'> = {
  type: 'money',
  checkSettings: ({ currency }) => (currency === null || currencies.has(currency) ? undefined : { code: 'unknown-currency' }),
  check(given) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'object' || Array.isArray(given)) return wrong('not-understood')
    const { amount, currency, ...more } = given as Record<string, unknown>
    if (Object.keys(more).length > 0 || typeof amount !== 'string') return wrong('not-understood')
    if (amount.trim() === '') return nothing
    if (!/^-?\d{1,15}(\.\d+)?$/.test(amount)) return wrong('not-a-number')
    if (typeof currency !== 'string' || !currencies.has(currency)) return wrong('unknown-currency')
    const most = decimalsOf(currency)
    const [whole = '', fraction = ''] = amount.split('.')
    if (fraction.length > most) return wrong('decimals', String(most))
    const plain = whole.replace(/^(-?)0+(?=\d)/, '$1')
    return { value: { amount: most === 0 ? plain : `${plain}.${fraction.padEnd(most, '0')}`, currency } }
  },
  text: ({ amount, currency }) => `${amount} ${currency}`,
  cell: ({ amount, currency }, { currency: usual }) => (currency === usual ? amount : `${amount} ${currency}`),
  unit: ({ currency }) => currency,
  read(text, { currency: usual }) {
    const found = /^\s*(-?[\d\s\u00a0]+(?:[.,]\d+)?)\s*([A-Za-z]{3})?\s*$/.exec(text)
    if (!found) return text
    const currency = found[2]?.toUpperCase() ?? usual ?? ''
    return { amount: found[1]!.replace(/[\s\u00a0]/g, '').replace(',', '.'), currency }
  },
  holding: (given) => (typeof given === 'string' ? [{ amount: given }] : undefined),
  compared: { as: 'number', part: 'amount' },
}

function decimalsOf(currency: string): number {
  const known = decimals.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  decimals.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}
