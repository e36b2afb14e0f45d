import { createContext, Script } from 'node:vm'
import { evaluate, parseExpression } from 'feelin'

/** All expressions of one step together may take this long (ms), whoever wrote them. */
const most = 600

/** What is left of that. */
export interface Patience {
  left: number
}
export const patience = (left = most): Patience => ({ left })

/**
 * FEEL has loops, functions that call themselves, and patterns: nothing in its text says how long it takes. PostgreSQL's own limits on
 * idle transactions and everybody else's requests wait behind it, so it is ended from outside.
 */
const realm = createContext({ run: undefined as unknown })
const call = new Script('run()')

function bounded<T>(run: () => T, patience: Patience): T {
  const began = performance.now()
  realm['run'] = run
  try {
    return call.runInContext(realm, { timeout: Math.max(1, Math.ceil(patience.left)) }) as T
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new Error('It takes too long', { cause: error })
    throw new Error(error instanceof RangeError ? 'It goes too deep' : message, { cause: error })
  } finally {
    realm['run'] = undefined
    patience.left -= performance.now() - began
  }
}

/** Wrong types and unknown functions make a null of everything around them; what is meant to be empty gives none of these. */
const faults: readonly string[] = [
  'NO_VARIABLE_FOUND',
  'NO_FUNCTION_FOUND',
  'FUNCTION_INVOCATION_FAILURE',
  'INVALID_TYPE',
  'INVALID_ARGUMENTS',
]

/**
 * The value of an expression in DMN's FEEL.
 * @throws {Error} it cannot be read, takes too long, or works on values of wrong types
 */
export function feelValue(expression: string, context: Record<string, unknown>, patience: Patience) {
  const { value, warnings } = bounded(() => evaluate(expression, context), patience)
  return { value, fault: warnings.find(({ type }) => faults.includes(type))?.message }
}

/** What is wrong with an expression by itself: it cannot be read, or names what there is not. Undefined: nothing. */
export function wrongIn(expression: string, known: ReadonlySet<string>, patience: Patience): string | undefined {
  if (expression.length > 5_000) return 'It is too long'
  const named = new Set<string>()
  const made = new Set<string>()
  let error: string | undefined
  try {
    const context = Object.fromEntries([...known].map((name) => [name, null]))
    bounded(() => parseExpression(expression, context, undefined), patience).iterate({
      enter({ type, name, from, to, node }) {
        const within = node.parent?.name ?? 'Expression'
        if (type.isError)
          error ??= from === to ? `Incomplete ${within}` : `${within}: ${expression.slice(from, to).slice(0, 40)}?`
        if (name === 'VariableName') named.add(expression.slice(from, to))
        if (name === 'Name') made.add(expression.slice(from, to))
      },
    })
  } catch (error) {
    return (error as Error).message.slice(0, 300)
  }
  return error ?? [...named].find((name) => !known.has(name) && !made.has(name) && !isBuiltIn(name))
}

/** `item` and `partial` are FEEL’s own, in filters and loops. */
const isBuiltIn = (name: string): boolean =>
  name === 'item' ||
  name === 'partial' ||
  (/^[a-z][a-z ]*$/.test(name) && evaluate(name, {}).warnings.every(({ type }) => type !== 'NO_VARIABLE_FOUND'))
