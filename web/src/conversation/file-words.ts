import { readFile, type File as Sent } from '@parley/contract'
import { addressOf } from '../live/index.ts'
import { language } from '../texts/index.ts'

/** 184 kB, 2.4 MB: as people count, by thousands; 1 kB at least. */
export function size(bytes: number): string {
  const large = bytes >= 1_000_000
  const value = large ? bytes / 1_000_000 : Math.max(1, bytes / 1000)
  const unit = large ? 'megabyte' : 'kilobyte'
  const maximumFractionDigits = large && value < 10 ? 1 : 0
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value)
}

/** The ending of a name as it stands on a file's tile: PDF, DOCX, or nothing where there is none. */
export function ending(name: string): string {
  const found = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]
  return found?.toUpperCase() ?? ''
}

/** Where a file's bytes are; the server answers them as an attachment. */
export function fileAddress(file: Pick<Sent, 'id'>, preview = false): string {
  return addressOf(readFile.path, { fileId: file.id }, preview ? { preview: '1' } : {})
}

/** Whether there is a picture to show: only those have a size. */
export function isPicture(file: Sent): file is Sent & { width: number; height: number } {
  return file.width !== null && file.height !== null
}

/** Whether a file that was uploaded is not there any more: what is not sent or saved is not kept for ever. */
export async function isFileGone(fileId: string): Promise<boolean> {
  const answer = await fetch(addressOf(readFile.path, { fileId }), { method: 'HEAD' }).catch(() => undefined)
  return answer?.status === 404
}
