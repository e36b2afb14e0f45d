import { speaksForAll } from './tabs.ts'

/** Hz and the second it begins: two rising tones for a new session, one for a message, three where somebody waits too long. */
const tones = {
  session: [
    [660, 0],
    [880, 0.14],
  ],
  message: [[740, 0]],
  waiting: [
    [880, 0],
    [660, 0.14],
    [880, 0.28],
  ],
} as const
export type Sound = keyof typeof tones
const LENGTH = 0.18
const LOUDNESS = 0.2

let context: AudioContext | undefined

/** Browsers let a page make sounds only after somebody has touched it; opening the device takes a while, so not in that moment. */
const wake = () => setTimeout(() => void unlock(), 1000)
for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, wake, { once: true })

/** Whether this page can be heard; opens the device where a click of theirs allows it. */
export async function unlock(): Promise<boolean> {
  context ??= new AudioContext()
  // Without a gesture the promise waits for one.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 500))])
  return context.state === 'running'
}

/** Plays a sound in one of the tabs; silent before the first gesture. @param volume percent */
export function play(sound: Sound, volume: number): void {
  if (speaksForAll()) playHere(sound, volume)
}

export function playHere(sound: Sound, volume: number): void {
  if (context?.state !== 'running' || volume === 0) return
  for (const [hertz, after] of tones[sound]) tone(context, hertz, context.currentTime + after, (LOUDNESS * volume) / 100)
}

function tone(audio: AudioContext, hertz: number, start: number, loudness: number): void {
  const wave = audio.createOscillator()
  const volume = audio.createGain()
  wave.type = 'sine'
  wave.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(loudness, start + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH)
  wave.connect(volume).connect(audio.destination)
  wave.start(start)
  wave.stop(start + LENGTH)
}
