import type { FoundMessage } from '@parley/contract'
import { readEarlier } from '../read-earlier.ts'
import { type Source, timelineOf } from '../source.ts'

/** Loads the conversation back until this message is in it, however far [SRC-06]. Answers whether it is. */
export async function loadUntil(source: Source, hit: FoundMessage): Promise<boolean> {
  const has = () =>
    timelineOf(source.key)
      .get()
      .items.some(({ id }) => id === hit.id)
  await readEarlier(source, has, Number.POSITIVE_INFINITY)
  return has()
}
