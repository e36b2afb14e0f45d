import type { Broken } from '@parley/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import css from './routing.module.css'
import { brokenText } from './words.ts'

/** Why a rule cannot be applied until somebody mends it. */
export function BrokenNotes({ broken }: { broken: readonly Broken[] }) {
  return broken.map((one) => (
    <span key={one} className={css.broken}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      {brokenText(one)}
    </span>
  ))
}
