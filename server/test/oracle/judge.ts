import type { Message } from '@parley/contract'
import { expect, vi } from 'vitest'
import type { Office } from './office.ts'

/**
 * After healing: nothing lost, doubled, out of order or from nowhere, and every screen shows what a fresh reading gives, each
 * message once and in order [P1–P6].
 */
export async function judge({ ledger, operators, customers }: Office) {
  const fresh = new Map<string, Message[]>()
  for (const { persona, get } of operators)
    for (const [place, messages] of (await persona.read(get)).places) fresh.set(place, messages)
  const verdict = ledger.compare(fresh)
  expect(verdict).toMatchObject({ lost: [], doubled: [], outOfOrder: [], phantom: [] })

  for (const who of [...operators, ...customers]) {
    const isStaff = operators.includes(who)
    for (const [place, screen] of who.screens) {
      const all = fresh.get(place)
      const expected = all!.filter(({ author }) => isStaff || author !== 'system').map(({ id }) => id)
      await vi.waitFor(() => expect(screen.ids, `${who.persona.name} in ${place}`).toEqual(expected), {
        timeout: 15_000,
        interval: 50,
      })
      expect(screen.faults, who.persona.name).toEqual([])
    }
  }
  const internal = [...operators, ...customers].flatMap(({ refused }) => refused).filter(({ status }) => status === 500)
  expect(internal).toEqual([])
  return verdict
}
