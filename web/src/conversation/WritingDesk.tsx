import { type DragEvent, type ReactNode, useState } from 'react'
import type { Store } from '../store.ts'
import { t } from '../texts/index.ts'
import { take } from './AttachButton.tsx'
import css from './conversation.module.css'
import type { Desk } from './desk.ts'

/** A conversation with its composer: files can be dropped anywhere on it, where they can be sent at all [CMP-02]. */
export function WritingDesk({ desk, name, children }: { desk: Store<Desk> | undefined; name: string; children: ReactNode }) {
  const [over, setOver] = useState(0)
  const carries = (event: DragEvent) => desk !== undefined && event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in the composer does the same.
    <div
      className={css.desk}
      onDragEnter={(event) => carries(event) && setOver((was) => was + 1)}
      onDragLeave={(event) => carries(event) && setOver((was) => was - 1)}
      onDragOver={(event) => carries(event) && event.preventDefault()}
      onDrop={(event) => {
        setOver(0)
        if (!desk || !event.dataTransfer.files.length) return
        event.preventDefault()
        take(desk, [...event.dataTransfer.files])
      }}
    >
      {children}
      {over > 0 && <div className={css.drop}>{t('conversation.drop', { name })}</div>}
    </div>
  )
}
