import type { FieldOf } from './field-types.ts'

type Shown = Pick<FieldOf<'counter'>['settings'], 'prefix' | 'digits'>

/** The number of a Counter field as people read it: `ORD-00042`. */
export const counterText = (value: number, { prefix, digits }: Shown): string => prefix + String(value).padStart(digits, '0')

/** `ord-00042` and `42` alike; undefined for what is neither. */
export function counterIn(text: string, { prefix }: Shown): number | undefined {
  const plain = text.trim().toLowerCase()
  const number = plain.startsWith(prefix.toLowerCase()) ? plain.slice(prefix.length) : plain
  return /^\d{1,15}$/.test(number) ? Number(number) : undefined
}
