import type { Problem } from '@parley/contract'
import { type ReactNode, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { refusalText, type TextKey, t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { type Said, useForm } from '../../ui/use-form.ts'
import { useWait } from '../sign-in/index.ts'

interface Field {
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
  error: ReactNode
}

/**
 * What was typed into a step, and what is said of it: under its field, or above all of them.
 * @param refused under which field the words of a refusal stand
 */
export function useStep<Name extends string>(start: Record<Name, string>, refused: Partial<Record<string, NoInfer<Name>>> = {}) {
  const [typed, setTyped] = useState(start)
  const form = useForm()
  const { waiting, note } = useWait()
  const set = (more: Partial<Record<Name, string>>) => setTyped((was) => ({ ...was, ...more }))
  const above = form.said && !form.said.field ? form.said.text : undefined
  return {
    typed,
    set,
    say: form.say,
    of: form.of,
    /** For an input. */
    field: (name: Name): Field => ({
      value: typed[name],
      onChange: ({ currentTarget }) => set({ [name]: currentTarget.value } as Record<Name, string>),
      error: fieldError(form.of(name)),
    }),
    /** Nothing is asked while one of these is blank. */
    async attempt(needed: Partial<Record<Name, TextKey>>, act: () => Promise<void>): Promise<void> {
      const missing = (Object.keys(needed) as Name[]).find((name) => !typed[name].trim())
      if (missing) return form.say({ field: missing, text: t(needed[missing]!) })
      await form.run(async () => {
        try {
          await act()
        } catch (failed) {
          if (note(failed)) return
          if (!isRefused(failed)) throw failed
          form.say(told(failed.problem, refused))
        }
      })
    },
    /** For the form around them. */
    form: {
      busy: form.busy,
      blocked: waiting !== undefined,
      error: waiting ?? above,
      /** What was said is about what was typed before. */
      forget: () => form.say(undefined),
    },
  }
}

function told({ code, field }: Problem, refused: Partial<Record<string, string>>): Said {
  const name = refused[code] ?? field?.slice(1)
  return { text: refusalText(code), ...(name && { field: name }) }
}
