import type { Field, ItemValues } from '@parley/contract'
import { reckonRows } from '../feel/index.ts'
import type { App } from './app.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'

const formulaOf = (field: Field) => {
  const { made } = typeOf(field)
  return made && 'expression' in made ? { field, ...made } : undefined
}

export const formulas = ({ fields }: Pick<App, 'fields'>) => fields.flatMap((field) => formulaOf(field) ?? [])

/** Values with what their formulas say of them; one that fails, or gives something of another type, leaves its field empty. */
export async function reckoned(app: Pick<App, 'fields'>, items: readonly ItemValues[]): Promise<ItemValues[]> {
  const all = formulas(app)
  if (all.length === 0 || items.length === 0) return [...items]
  const expressions = all.map(({ field, expression }) => expression(field.settings))
  const named = ({ code }: Field) => expressions.some((expression) => expression.includes(code))
  const fields = app.fields.filter((field) => !formulaOf(field) && named(field))
  const rows = items.map((values) => Object.fromEntries(fields.map(({ code }) => [code, ownValue(values, code)])))
  const answers = await reckonRows({ expressions, fields, rows })
  return items.map((values, at) => {
    const next = { ...values }
    for (const [place, { field, take }] of all.entries()) {
      const value = take(answers[at]![place], field.settings)
      if (value === undefined) delete next[field.code]
      else next[field.code] = value
    }
    return next
  })
}
