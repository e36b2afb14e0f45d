import { emoji } from '../../texts/en/emoji.ts'
import { learn, type TextKey, t } from '../../texts/index.ts'

learn({ emoji })

/** `id`: the sign itself. */
export interface Emoji {
  id: string
  name: string
  /** All that it is called, in small letters. */
  called: string
}

let known: readonly Emoji[] | undefined

/** Those of which every word begins one of the names; all of them for nothing, in their usual order. */
export function findEmoji(typed: string): readonly Emoji[] {
  known ??= Object.keys(emoji)
    .filter((key) => /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u.test(key))
    .map((id) => ({ id, words: t(`emoji.${id}` as TextKey) }))
    .map(({ id, words }) => ({ id, name: words.split(',')[0]!, called: words.toLocaleLowerCase() }))
  const wanted = typed
    .toLocaleLowerCase()
    .split(/[\s_]+/)
    .filter(Boolean)
  return known.filter(({ called }) => {
    const names = called.split(/[\s,]+/)
    return wanted.every((word) => names.some((name) => name.startsWith(word)))
  })
}

/** What is typed behind a colon, at a line's start or after a space, and where it stands; two letters at least [ui.md S7]. */
export function colonAt(text: string, caret: number): { typed: string; from: number; to: number } | undefined {
  const typed = /(?:^|\s):(\p{L}[\p{L}_-]{1,20})$/u.exec(text.slice(0, caret))?.[1]
  return typed ? { typed, from: caret - typed.length - 1, to: caret } : undefined
}
