import type { File as Sent } from '@parley/contract'
import { ending, isPicture } from '../file-words.ts'

/** How a file is shown, by what was found in its bytes and never by its name; `maybe-text` is looked at first [CNV-08]. */
export type Kind = 'picture' | 'pdf' | 'audio' | 'video' | 'maybe-text' | 'none'

export function kindOf(file: Sent): Kind {
  if (isPicture(file)) return 'picture'
  if (file.type === 'application/pdf') return 'pdf'
  if (file.type.startsWith('audio/')) return 'audio'
  if (file.type.startsWith('video/')) return 'video'
  return file.type === 'application/octet-stream' ? 'maybe-text' : 'none'
}

const programs = ['application/x-msdownload', 'application/x-executable']
export const isProgram = ({ type }: Pick<Sent, 'type'>): boolean => programs.includes(type)

const said: Readonly<Record<string, RegExp>> = {
  'image/': /^(PNG|JPE?G|GIF|WEBP|AVIF|HEIC)$/,
  'application/pdf': /^PDF$/,
  'audio/': /^(MP3|WAV|OGG|FLAC|M4A)$/,
  'video/': /^(MP4|WEBM|MOV)$/,
}

/** Whether its name says something else than its bytes: an .exe that is called .png. */
export function isDisguised({ name, type }: Pick<Sent, 'name' | 'type'>): boolean {
  const end = ending(name)
  const claimed = Object.keys(said).find((kind) => said[kind]!.test(end))
  if (!claimed) return false
  const media = /^(audio|video)\//
  return !type.startsWith(claimed) && !(media.test(claimed) && media.test(type))
}
