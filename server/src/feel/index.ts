import { askThread, type Patience, patience } from './ask-thread.ts'
import type { Answered, Held } from './asked.ts'

export { fromFeelValue } from './from-feel.ts'
export { reckonRows } from './reckon.ts'
export { type Patience, patience }

/**
 * The value of an expression in DMN's FEEL over these variables, dates and durations as ISO 8601.
 * @throws {Error} it cannot be read, takes too long, or works on values of wrong types
 */
export function feelValue(expression: string, variables: readonly Held[], about: object, patience: Patience): Answered['value'] {
  return askThread({ what: 'value', expression, variables, about }, patience)
}

/** What is wrong with an expression by itself: it cannot be read, or names what there is not. Undefined: nothing. */
export function wrongIn(expression: string, known: readonly string[], patience: Patience): string | undefined {
  try {
    return askThread({ what: 'wrong', expression, known }, patience).wrong
  } catch (error) {
    return (error as Error).message
  }
}
