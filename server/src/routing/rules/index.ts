import type { Rule } from '../rule.ts'
import { firstResponse } from './first-response.ts'

/** In the order in which the settings window lists them. */
export const rules = [firstResponse] as unknown as readonly Rule[]
