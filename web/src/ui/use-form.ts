import { useState } from 'react'
import { isRefused, Unreachable } from '../live/index.ts'
import { refusalText, t } from '../texts/index.ts'

export interface Said {
  /** Of the field that it is about; none: of all of them. */
  field?: string
  text: string
}

/** One attempt to save, and what the server says of it; what was typed stays. */
export function useForm() {
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<Said>()
  const run = async (attempt: () => Promise<void>) => {
    setBusy(true)
    say(undefined)
    try {
      await attempt()
    } catch (failed) {
      if (failed instanceof Unreachable) say({ text: t('ui.unreachable') })
      else if (isRefused(failed)) {
        const { code, field } = failed.problem
        say({ text: refusalText(code), ...(field && { field: field.slice(1) }) })
      } else throw failed
    } finally {
      setBusy(false)
    }
  }
  return { busy, said, say, run, of: (field: string) => (said?.field === field ? said.text : undefined) }
}
