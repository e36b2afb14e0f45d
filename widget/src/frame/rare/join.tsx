import { rareTexts } from '../../texts/en.ts'
import { ask } from '../ask.ts'
import { adopt } from '../outbox.ts'
import { place } from '../place.ts'
import { set } from '../state.ts'
import { keep, kept } from '../storage.ts'
import { enter } from '../visit.ts'

/** Whether what was written before somebody was known becomes theirs. */
export function Join() {
  return (
    <div class="bar plain join">
      <p>{rareTexts.joinQuestion}</p>
      <button type="button" class="pill" onClick={() => void answer(true)}>
        {rareTexts.join}
      </button>
      <button type="button" class="pill" onClick={() => void answer(false)}>
        {rareTexts.dontJoin}
      </button>
    </div>
  )
}

async function answer(yes: boolean): Promise<void> {
  const token = kept('anonymous')
  set({ joinable: false })
  try {
    if (yes && token) await ask('POST', `website/${place.liveChatId}/join`, { token })
  } catch {
    return set({ joinable: true })
  }
  keep('anonymous', null)
  adopt(yes)
  if (!yes) return
  set({ messages: [] })
  await enter()
}
