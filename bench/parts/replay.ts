import { replayAll } from '../replay.ts'
import type { Part } from './part.ts'

/** Recorded dialogues through the public API: what was said is what both sides hold. */
export const replay: Part = {
  ids: ['REPLAY'],
  title: '300 recorded dialogues, 16 at once',
  async run() {
    const { dialogues, messages, differences } = await replayAll()
    for (const difference of differences) console.log(`  ${difference}`)
    return [
      {
        id: 'REPLAY',
        job: 'what one side holds or reads that is not what was said',
        value: differences.length,
        unit: 'differences',
        target: { atMost: 0 },
        beside: `${messages} messages in ${dialogues} dialogues`,
      },
    ]
  },
}
