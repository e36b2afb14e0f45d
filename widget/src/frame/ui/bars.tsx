import { texts } from '../../texts/en.ts'
import { rare } from '../load-rare.ts'
import { state } from '../state.ts'

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
      {state.joinable && rare && <rare.Join />}
    </>
  )
}
