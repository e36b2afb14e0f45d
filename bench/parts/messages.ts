import type { Figure } from '../figures.ts'
import { median } from '../figures.ts'
import { interleave, middleOf } from '../rounds.ts'
import type { Measured } from '../run-load.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const seconds = 4

/** A customer's message by HTTP to the operator's socket: beside the floor, and beside what the disk can do one by one. */
export const messages: Part = {
  ids: ['T-01', 'T-02'],
  title: 'messages beside floor and pgbench',
  async run({ profile }) {
    await using stage = await setStage({ visitors: 256, seconds, ...(profile && { profile }) })
    const inserts: Record<number, number[]> = { 64: [], 256: [] }
    const samples = await interleave<Measured | undefined>([
      { name: 'floor 1', run: () => stage.floor(1) },
      { name: 'ours 1', run: () => stage.visitors(1) },
      { name: 'floor 64', run: () => stage.floor(64) },
      { name: 'ours 64', run: () => stage.visitors(64) },
      { name: 'pgbench 64', run: async () => void inserts[64]!.push(await stage.pgbench(64)) },
      { name: 'answers 64', run: () => stage.answers(64) },
      { name: 'floor 256', run: () => stage.floor(256) },
      { name: 'ours 256', run: () => stage.visitors(256) },
      { name: 'pgbench 256', run: async () => void inserts[256]!.push(await stage.pgbench(256)) },
    ])
    const of = (name: string) => middleOf(samples.get(name)!.filter((sample) => sample !== undefined))
    const [floor1, ours1] = [of('floor 1'), of('ours 1')]
    const [floor64, ours64, answers64] = [of('floor 64'), of('ours 64'), of('answers 64')]
    const [floor256, ours256] = [of('floor 256'), of('ours 256')]
    const bad = [ours1, ours64, ours256, answers64]
    for (const { why } of bad) if (why) console.log(`  refused: ${why}`)

    const figures: Figure[] = [
      {
        id: 'T-01',
        job: 'messages/s, 64 at once',
        value: ours64.rate / floor64.rate,
        unit: '× floor',
        target: { atLeast: 1 },
        beside: `${ours64.rate} beside ${floor64.rate}; pgbench ${median(inserts[64]!)}`,
      },
      {
        id: 'T-01',
        job: 'messages/s, 256 at once',
        value: ours256.rate / floor256.rate,
        unit: '× floor',
        target: { atLeast: 1.2 },
        beside: `${ours256.rate} beside ${floor256.rate}; pgbench ${median(inserts[256]!)}`,
      },
      {
        id: 'T-01',
        job: 'p99 until heard, 64 at once',
        value: ours64.p99 / floor64.p99,
        unit: '× floor',
        target: { atMost: 1.2 },
        beside: `${ours64.p99} beside ${floor64.p99} ms`,
      },
      {
        id: 'T-01',
        job: 'processor time of the server a message, 64 at once',
        value: ours64.serverMs / floor64.serverMs,
        unit: '× floor',
        target: { atMost: 1 },
        beside: `${ours64.serverMs.toFixed(4)} beside ${floor64.serverMs.toFixed(4)} ms; database ${ours64.databaseMs.toFixed(4)} beside ${floor64.databaseMs.toFixed(4)} ms`,
      },
      {
        id: 'T-01',
        job: "operator's answers/s, each heard by its customer, 64 at once",
        value: answers64.rate / floor64.rate,
        unit: '× floor',
        target: { atLeast: 0.8 },
        beside: `${answers64.rate} beside ${floor64.rate}; p99 ${answers64.p99} ms`,
      },
      {
        id: 'T-01',
        job: 'refused, lost or told twice',
        value: bad.reduce((sum, { refused, twice }) => sum + refused + twice, 0),
        unit: 'messages',
        target: { atMost: 0 },
      },
      {
        id: 'T-02',
        job: 'median until heard, one at a time',
        value: ours1.p50 / floor1.p50,
        unit: '× floor',
        target: { atMost: 2.5 },
        beside: `${ours1.p50} beside ${floor1.p50} ms`,
      },
      { id: 'T-02', job: 'median until heard, one at a time, absolute', value: ours1.p50, unit: 'ms', target: { atMost: 1 } },
    ]
    return figures
  },
}
