import { useState } from 'react'
import { sayOf } from '../live/index.ts'

/** What a dialog does, once at a time; `problem` says why it did not succeed, and the dialog stays. */
export function useAct(act: () => Promise<void>): { run: () => void; busy: boolean; problem: string | undefined } {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const run = async () => {
    if (busy) return
    setBusy(true)
    try {
      await act()
    } catch (error) {
      setProblem(sayOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { run: () => void run(), busy, problem }
}
