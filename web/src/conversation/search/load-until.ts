import type { FoundMessage } from '@parley/contract'
import { type Source, timelineOf } from '../source.ts'
import { type Timeline, withEarlier } from '../timeline.ts'

/** Loads the conversation back until this message is in it [SRC-06]. Answers whether it is. */
export async function loadUntil(source: Source, hit: FoundMessage): Promise<boolean> {
  const held = timelineOf(source.key)
  const has = ({ items }: Timeline) => items.some(({ id }) => id === hit.id)
  while (!has(held.get())) {
    const { next, read } = held.get()
    if (!read || !next) return false
    const portion = await source.read(next)
    // Who scrolled meanwhile has loaded it as well.
    held.set((was) => (was.next === next ? withEarlier(was, portion) : was))
  }
  return true
}
