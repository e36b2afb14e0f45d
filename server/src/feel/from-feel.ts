import type { Column, Field } from '@parley/contract'

type Typed = Field | Column

/** What came out of an expression, as it would be sent for this field. It is checked as such. */
export function fromFeelValue(field: Typed, plain: unknown): unknown {
  if (plain === null || plain === undefined) return null
  switch (field.type) {
    case 'number':
      return typeof plain === 'number' ? exact(plain) : plain
    case 'date-time':
      return typeof plain === 'string' && field.settings.kind === 'time' ? plain.slice(0, 5) : plain
    case 'money':
      return moneyOf(plain, field.settings.currency)
    case 'table':
      return Array.isArray(plain) ? plain.map((row) => rowOf(field.settings.columns, row)) : plain
    case 'category':
    case 'users':
    case 'app':
    case 'account':
      return Array.isArray(plain) ? plain : [plain]
    default:
      return plain
  }
}

/** Half a cent of binary fractions is nobody's. */
const exact = (value: number) => Number(value.toFixed(10))

function moneyOf(plain: unknown, usual: string | null): unknown {
  if (typeof plain === 'number') return { amount: String(exact(plain)), currency: usual }
  const { amount, ...more } = plain as Record<string, unknown>
  return typeof amount === 'number' ? { ...more, amount: String(exact(amount)) } : plain
}

function rowOf(columns: readonly Column[], row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const known = (code: string) => columns.find((column) => column.code === code)
  return Object.fromEntries(
    Object.entries(row).map(([code, value]) => [code, known(code) ? fromFeelValue(known(code)!, value) : value]),
  )
}
