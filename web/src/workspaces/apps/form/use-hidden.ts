import { type Field, hiddenCodes } from '@parley/contract'
import { useMemo, useSyncExternalStore } from 'react'
import type { FormState, ItemFormStore } from './form-state.ts'

/** Codes of the fields that are not there for what stands in the form; of a mistake in one is told at it, there or not. */
export function useHidden(fields: readonly Field[], form: ItemFormStore): ReadonlySet<string> {
  // One text, so that the form is drawn again only when another field comes or goes.
  const codes = useSyncExternalStore(form.on, () => hiddenNow(fields, form.get()).join(' '))
  return useMemo(() => new Set(codes.split(' ')), [codes])
}

function hiddenNow(fields: readonly Field[], { values, errors }: FormState): string[] {
  return [...hiddenCodes(fields, values)].filter((code) => !Object.hasOwn(errors, code))
}
