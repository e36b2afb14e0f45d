import { texts } from '../../texts/en.ts'
import { state } from '../state.ts'
import { answerJoin } from '../visit.ts'

function said(): string {
  const { connection, phase, tooMuch } = state
  if (connection === 'offline') return texts.offline
  if (connection === 'lost' && phase === 'ready') return texts.reconnecting
  return tooMuch ? texts.tooMuch : ''
}

export function Bars() {
  const text = said()
  return (
    <>
      <div role="status">{text && <p class="bar">{text}</p>}</div>
      {!state.stored && <p class="bar plain">{texts.notStored}</p>}
      {state.joinable && (
        <div class="bar plain join">
          <p>{texts.joinQuestion}</p>
          <button type="button" class="pill" onClick={() => void answerJoin(true)}>
            {texts.join}
          </button>
          <button type="button" class="pill" onClick={() => void answerJoin(false)}>
            {texts.dontJoin}
          </button>
        </div>
      )}
    </>
  )
}
