import { Refusal } from '../platform/refusal.ts'

/** What a definition asks for cannot be done: it is told to people and never logged as a fault of ours [BPR-05]. */
export class StepFailure extends Error {
  readonly elementId: string
  readonly elementName: string

  constructor({ id, name }: { id: string; name: string }, reason: string) {
    super(reason)
    this.elementId = id
    this.elementName = name
  }

  /** In words that say where. */
  get told(): string {
    return this.elementName === '' ? this.message : `${this.elementName}: ${this.message}`
  }
}

/** For who asked for it: they are told what went wrong, and nothing is changed. */
export async function refusing<T>(step: Promise<T>): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw error instanceof StepFailure ? new Refusal('process-failed', { detail: error.told }) : error
  }
}
