import { readFile, type File as Sent } from '@parley/contract'
import { addressOf } from '../live/index.ts'
import { language } from '../texts/index.ts'

const STEPS = ['byte', 'kilobyte', 'megabyte'] as const

/** 184 kB, 2.4 MB: as people count, by thousands. */
export function size(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const value = bytes / 1000 ** step
  const digits = step === 2 && value < 10 ? 1 : 0
  const unit = STEPS[step]!
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(
    value,
  )
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
