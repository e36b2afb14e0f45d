import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Reads, reachOf } from './reach.ts'
import { accessTemplate } from './template.ts'

/** For files: whether somebody finds the template that carries one. */
export async function mayReadTemplate(reads: Reads, who: UserAsker, templateId: string): Promise<boolean> {
  try {
    await accessTemplate(reads, await reachOf(reads, who), templateId)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
