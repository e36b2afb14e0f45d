import type { File as Sent } from '@parley/contract'
import {
  followWith,
  isPassing,
  isRefused,
  type Letter,
  notUploaded,
  outbox,
  type Upload,
  uploaded,
  worthATry,
} from '../live/index.ts'
import { uploadOnce } from './uploading.ts'

const mine = new Set<string>()

/**
 * Does what letters need besides being sent, wherever one looks and after a reload too: uploads what they wait for, each in one tab
 * of the browser, and does what follows when they have arrived [ui.md S7, MAC-01]. Gives the way to stop.
 */
export function serveLetters(): () => void {
  followWith(async (what) => (await import('./templates/follow-up.ts')).doFollowUp(what))
  look()
  return outbox.on(look)
}

function look(): void {
  for (const letter of outbox.get()) {
    const { id } = letter
    if (!waits(letter) || mine.has(id)) continue
    mine.add(id)
    void navigator.locks.request(`parley.upload.${id}`, () => uploadAll(id)).finally(() => mine.delete(id))
  }
}

function waits(letter: Letter | undefined): letter is Letter & { uploads: readonly Upload[] } {
  return letter?.state === 'sending' && (letter.uploads?.length ?? 0) > 0
}

const letterOf = (id: string) => outbox.get().find((letter) => letter.id === id)

async function uploadAll(id: string): Promise<void> {
  const letter = letterOf(id)
  if (!waits(letter)) return
  try {
    await uploaded(id, await Promise.all(letter.uploads.map((one) => patiently(id, one))))
  } catch (error) {
    await notUploaded(id, isRefused(error) ? error.problem : undefined)
  }
}

/** Until the server is there again, as long as somebody wants it. */
async function patiently(letterId: string, { id, bytes }: Upload): Promise<Sent> {
  for (let tries = 0; ; tries++) {
    try {
      return await uploadOnce(id, bytes)
    } catch (error) {
      if (!isPassing(error) || !waits(letterOf(letterId))) throw error
      await worthATry(tries)
    }
  }
}
