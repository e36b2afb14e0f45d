import { remembered } from '../store.ts'
import { speaksForAll } from './tabs.ts'

/** Each sound can be switched off [ui.md §2.5]. */
export const sounds = remembered('sounds', { session: true, message: true })

/** Hz and the second it begins: two rising tones for a new session, one for a message. */
const tones = {
  session: [
    [660, 0],
    [880, 0.14],
  ],
  message: [[740, 0]],
} as const
const LENGTH = 0.18
const LOUDNESS = 0.12

let context: AudioContext | undefined

/** Browsers let a page make sounds only after somebody has touched it; opening the device takes a while, so not in that moment. */
const wake = () =>
  setTimeout(() => {
    context ??= new AudioContext()
    void context.resume()
  }, 1000)
for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, wake, { once: true })

/** Plays a sound in one of the tabs; silent before the first gesture and where it is switched off. */
export function play(sound: keyof typeof tones): void {
  if (context?.state !== 'running' || !speaksForAll() || !sounds.get()[sound]) return
  for (const [hertz, after] of tones[sound]) tone(context, hertz, context.currentTime + after)
}

function tone(audio: AudioContext, hertz: number, start: number): void {
  const wave = audio.createOscillator()
  const volume = audio.createGain()
  wave.type = 'sine'
  wave.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH)
  wave.connect(volume).connect(audio.destination)
  wave.start(start)
  wave.stop(start + LENGTH)
}
