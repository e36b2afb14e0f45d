import type { Option } from '@parley/contract'
import type { Wrong } from './field-type.ts'

/** By its code, or in cells by its name. */
export function optionOf(options: readonly Option[], text: string): Option | undefined {
  const plain = text.trim().toLowerCase()
  return options.find(({ code }) => code === text) ?? options.find(({ name }) => name.trim().toLowerCase() === plain)
}

export function checkOptions({ options }: { options: readonly Option[] }): Wrong | undefined {
  const codes = new Set(options.map(({ code }) => code.toLowerCase()))
  return codes.size < options.length ? { code: 'code-exists' } : undefined
}
