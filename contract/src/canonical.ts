/** JSON with the keys of objects in the order of the alphabet: the database gives them back in an order of its own. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
