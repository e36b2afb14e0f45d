import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StartRefused } from './platform/start-refused.ts'

export interface DemoDialogue {
  topics: string[]
  turns: { by: 'customer' | 'operator'; text: string }[]
}

const recorded = resolve(import.meta.dirname, '../../bench/data/dialogues.jsonl')

/** Recorded ones, as far as a greeting before the first word of the customer is left out. */
export async function readDialogues(): Promise<DemoDialogue[]> {
  const text = await readFile(recorded, 'utf8').catch(() => {
    throw new StartRefused(`--demo needs the recorded dialogues of ${recorded}, which are not there`)
  })
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { topics, turns } = JSON.parse(line) as DemoDialogue
      return { topics, turns: turns.slice(turns.findIndex(({ by }) => by === 'customer')) }
    })
}

/** What employees ask their IT help desk; the first line is theirs, and so is every second one. */
export const internalDialogues: DemoDialogue[] = [
  [
    'My laptop does not connect to the docking station since this morning.',
    'Does the light on the station turn on when you plug it in?',
    'Yes, it is white, but both screens stay black.',
    'Please hold its button for ten seconds and plug it in again.',
    'That did it, thank you!',
  ],
  [
    'I need access to the folder of the purchasing department.',
    'Who leads the department, so that I can ask for the approval?',
    'Mia Novak does.',
    'She has approved it. You will see the folder after your next sign-in.',
  ],
  [
    'The printer on the second floor prints everything in pink.',
    'We have ordered a cartridge; until Thursday use the one next to the kitchen.',
    'Fine, thanks.',
  ],
  [
    'I am locked out of the travel expenses program.',
    'I have unlocked it. You will be asked for a new password.',
    'It works again.',
  ],
  ['Could I get a second screen for my desk?', 'Yes. Which size do you have now?', '24 inches'],
  ['The video call in meeting room Oslo has no sound.'],
  ['My phone asks for a certificate when I open my mail. Shall I accept it?'],
].map((texts) => ({
  topics: ['internal'],
  turns: texts.map((text, i) => ({ by: i % 2 === 0 ? 'customer' : 'operator', text })),
}))
