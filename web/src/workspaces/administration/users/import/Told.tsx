import { type ReactNode, useEffect, useRef } from 'react'
import css from './import.module.css'

/** What has become of it, in a sentence: the button that was pressed is gone, so the focus comes here. */
export function Told({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <p ref={line} className={css.told} tabIndex={-1}>
      {children}
    </p>
  )
}
