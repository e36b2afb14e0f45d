import type { ItemRefs } from '@parley/contract'
import type { Wanted } from './field-kind.ts'
import { type Choice, Picker } from './Picker.tsx'

type NameOf = (refs: ItemRefs, id: string) => string

interface WantPicked {
  id: string
  value: Wanted | undefined
  change: (value: Wanted | undefined) => void
  refs: ItemRefs
  nameOf: NameOf
  find: (typed: string, signal: AbortSignal) => Promise<Choice[]>
  findKey: readonly string[]
  placeholder: string
}

/** In a filter: any of those that are picked. What is found may carry its kind before its id: `groupIds:<id>`. */
export function WantPicked({ value, change, refs, nameOf, ...picking }: WantPicked) {
  return (
    <Picker
      {...picking}
      many
      chosen={(Array.isArray(value) ? value : []).map((one) => ({ id: one, name: nameOf(refs, one) }))}
      change={(chosen) => change(chosen.length ? chosen.map((one) => one.id.split(':').at(-1)!) : undefined)}
    />
  )
}

/** The names of one or several, in one line. */
export const namesIn = (nameOf: NameOf) => (value: Wanted, _: unknown, refs: ItemRefs) =>
  [value]
    .flat()
    .map((id) => nameOf(refs, String(id)))
    .join(', ')
