import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dataFolder, isLocked } from '../../server/src/platform/data-folder.ts'
import { type Figure, median } from '../figures.ts'
import { start } from '../programs.ts'
import type { Part } from './part.ts'

/** `npm start` until it says that it is ready. */
export const starting: Part = {
  ids: ['T-10'],
  title: 'npm start',
  async run() {
    const first: number[] = []
    const warm: number[] = []
    for (let round = 0; round < 3; round++) {
      const folder = mkdtempSync('/tmp/parley-bench-')
      const data = join(folder, 'data')
      first.push(await timed(data))
      warm.push(await timed(data))
      rmSync(folder, { recursive: true, force: true })
    }
    const figures: Figure[] = [
      { id: 'T-10', job: 'warm start', value: median(warm) / 1000, unit: 's', target: { atMost: 3 } },
      { id: 'T-10', job: 'first start on an empty data folder', value: median(first) / 1000, unit: 's', target: { atMost: 15 } },
    ]
    return figures
  },
}

/** Milliseconds; what was started has ended when this returns. */
async function timed(data: string): Promise<number> {
  const program = await start({ environment: { PARLEY_DATA: data }, command: ['npm', 'start', '--silent'] })
  await program[Symbol.asyncDispose]()
  while (await isLocked(dataFolder(data))) await wait(50)
  return program.tookMs
}
