import { median } from './figures.ts'
import type { Measured } from './run-load.ts'

export interface Contender<Sample> {
  name: string
  run(): Promise<Sample>
}

/** In turn, three times: on a machine that others use too only what ran side by side can be compared. */
export async function interleave<Sample>(contenders: Contender<Sample>[], rounds = 3): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contenders) samples.get(name)!.push(await run())
  }
  return samples
}

/** The medians of some rounds. */
export function middleOf(samples: Measured[]) {
  const of = (pick: (sample: Measured) => number) => median(samples.map(pick))
  return {
    rate: of(({ rate }) => rate),
    p50: of(({ heard }) => heard[0]),
    p99: of(({ heard }) => heard[1]),
    serverMs: of(({ serverMs }) => serverMs),
    databaseMs: of(({ databaseMs }) => databaseMs),
    refused: samples.reduce((sum, { refused }) => sum + refused, 0),
    twice: samples.reduce((sum, { twice }) => sum + twice, 0),
    why: samples.find(({ why }) => why)?.why,
  }
}
