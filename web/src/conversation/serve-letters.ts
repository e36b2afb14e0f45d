import { followWith, isRefused, type Letter, notUploaded, outbox, type Upload, untilReached, uploaded } from '../live/index.ts'
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
    const isWanted = () => waits(letterOf(id))
    const sent = letter.uploads.map((one) => untilReached(() => uploadOnce(one.id, one.bytes), isWanted))
    await uploaded(id, await Promise.all(sent))
  } catch (error) {
    await notUploaded(id, isRefused(error) ? error.problem : undefined)
  }
}
