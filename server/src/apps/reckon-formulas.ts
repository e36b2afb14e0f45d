import type { Field, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { reckonRows } from '../feel/index.ts'
import type { Work } from '../platform/database.ts'
import type { App } from './app.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'

const formulaOf = (field: Field) => {
  const { made } = typeOf(field)
  return made && 'expression' in made ? { field, ...made } : undefined
}

export const formulas = ({ fields }: Pick<App, 'fields'>) => fields.flatMap((field) => formulaOf(field) ?? [])

/** Whether their values take part in formulas: those are reckoned when they are there. */
export function takesPart(app: Pick<App, 'fields'>, parts: readonly Field[]): boolean {
  const expressions = formulas(app).map(({ field, expression }) => expression(field.settings))
  return parts.some((part) => isNamed(part, expressions))
}

const isNamed = ({ code }: Field, expressions: readonly string[]) => expressions.some((text) => text.includes(code))

/** Values with what their formulas say of them; one that fails, or gives something of another type, leaves its field empty. */
export async function reckoned(work: Work, app: Pick<App, 'fields'>, items: readonly ItemValues[]): Promise<ItemValues[]> {
  const all = formulas(app)
  if (all.length === 0 || items.length === 0) return [...items]
  const expressions = all.map(({ field, expression }) => expression(field.settings))
  const fields = app.fields.filter((field) => !formulaOf(field) && isNamed(field, expressions))
  const rows = items.map((values) => Object.fromEntries(fields.map(({ code }) => [code, ownValue(values, code)])))
  const answers = await whileAlive(work, reckonRows({ expressions, fields, rows }))
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

/** PostgreSQL takes a transaction in which nothing is asked for two seconds for one whose process has stopped. */
async function whileAlive<Answer>({ db }: Work, answer: Promise<Answer>): Promise<Answer> {
  const alive = setInterval(() => void sql`select`.execute(db).catch(() => {}), 500)
  try {
    return await answer
  } finally {
    clearInterval(alive)
  }
}
