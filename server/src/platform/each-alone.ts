import { Refusal } from './refusal.ts'

/** Each by itself, so many at once; what is refused does not keep the others. Answers in the order of asking. */
export async function eachAlone<One, Result>(
  all: readonly One[],
  { atOnce, act, refused }: { atOnce: number; act: (one: One) => Promise<Result>; refused: (one: One, why: Refusal) => Result },
): Promise<Result[]> {
  const alone = async (one: One) => {
    try {
      return await act(one)
    } catch (error) {
      if (error instanceof Refusal) return refused(one, error)
      throw error
    }
  }
  const results: Result[] = []
  for (let from = 0; from < all.length; from += atOnce)
    results.push(...(await Promise.all(all.slice(from, from + atOnce).map(alone))))
  return results
}
