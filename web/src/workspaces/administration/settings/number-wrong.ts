import { t } from '../../../texts/index.ts'
import type { Said } from '../../../ui/use-form.ts'

/** The first number that the server would refuse. */
export function numberWrong<Name extends string>(
  now: Readonly<Record<Name, number>>,
  most: Readonly<Record<Name, number>>,
  least = 1,
): Said | undefined {
  const names = Object.keys(most) as Name[]
  const field = names.find((name) => !Number.isInteger(now[name]) || now[name] < least || now[name] > most[name])
  return field && { field, text: t('admin.numberWrong', { least, most: most[field] }) }
}
