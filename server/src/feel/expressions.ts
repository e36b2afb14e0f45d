import { evaluate, parseExpression } from 'feelin'

/** Wrong types and unknown functions make a null of everything around them; what is meant to be empty gives none of these. */
const faults: readonly string[] = [
  'NO_VARIABLE_FOUND',
  'NO_FUNCTION_FOUND',
  'FUNCTION_INVOCATION_FAILURE',
  'INVALID_TYPE',
  'INVALID_ARGUMENTS',
]

/**
 * The value of an expression in DMN's FEEL, and what went wrong in it.
 * @throws {Error} it cannot be read
 */
export function valueIn(expression: string, context: Record<string, unknown>) {
  const { value, warnings } = evaluate(expression, context)
  return { value, fault: warnings.find(({ type }) => faults.includes(type))?.message }
}

/** What is wrong with an expression by itself: it cannot be read, or names what there is not. Undefined: nothing. */
export function wrongWith(expression: string, known: readonly string[]): string | undefined {
  if (expression.length > 5_000) return 'It is too long'
  const named = new Set<string>()
  const made = new Set<string>(known)
  let error: string | undefined
  const context = Object.fromEntries(known.map((name) => [name, null]))
  parseExpression(expression, context, undefined).iterate({
    enter({ type, name, from, to, node }) {
      const within = node.parent?.name ?? 'Expression'
      const said = expression.slice(from, to)
      if (type.isError) error ??= from === to ? `Incomplete ${within}` : `${within}: ${said.slice(0, 40)}?`
      if (name === 'VariableName') named.add(said)
      if (name === 'Name') made.add(said)
    },
  })
  return error ?? [...named].find((name) => !made.has(name) && !isBuiltIn(name))
}

/** `item` and `partial` are FEEL’s own, in filters and loops. */
const isBuiltIn = (name: string): boolean =>
  name === 'item' ||
  name === 'partial' ||
  (/^[a-z][a-z ]*$/.test(name) && evaluate(name, {}).warnings.every(({ type }) => type !== 'NO_VARIABLE_FOUND'))
