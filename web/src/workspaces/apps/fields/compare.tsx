import { Input } from '@mantine/core'
import type { FieldType } from '@parley/contract'
import type { Comparison, Wanting } from './field-kind.ts'

export const contains: readonly Comparison[] = ['contains', 'equals', 'empty', 'filled']
export const range: readonly Comparison[] = ['from', 'to', 'equals', 'empty', 'filled']
export const oneOf: readonly Comparison[] = ['one-of', 'empty', 'filled']
export const presence: readonly Comparison[] = ['empty', 'filled']

/** Text that is looked for. */
export function WantText({ id, value, change }: Pick<Wanting<FieldType>, 'id' | 'value' | 'change'>) {
  return (
    <Input
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={1000}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
    />
  )
}

/** Of types whose value is one line of text, looked for by its parts. */
export const asLine = {
  maySearch: true,
  Cell: ({ value }: { value: string }) => value,
  text: (value: string) => value,
  compares: contains,
  Want: WantText,
} as const
