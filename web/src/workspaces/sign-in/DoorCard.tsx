import { readInstallation } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../../live/index.ts'
import { Logo } from '../../shell/Logo.tsx'
import { LiveRegion } from '../../ui/announce.tsx'
import css from './sign-in.module.css'

/** The installation as anybody may know it. */
export function useInstallation() {
  return useQuery({ queryKey: ['installation'], queryFn: ({ signal }) => ask(readInstallation, { signal }) }).data
}

/** One small form in the middle of the page. */
export function DoorCard({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <main className={css.door} id="main">
      <div className={css.card}>
        <Logo />
        <h1>{title}</h1>
        {text && <p className={css.text}>{text}</p>}
        {children}
      </div>
      <LiveRegion />
    </main>
  )
}
