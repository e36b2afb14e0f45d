import { signIn } from '@parley/contract'
import { useState } from 'react'
import { ask, isRefused, Unreachable } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { useWait } from './use-wait.ts'

interface Words {
  email: string
  password: string
  code?: string
  trust?: boolean
}

/** Signing in by password, with the second step where it is asked for; what was typed stays. `came`: after it went well. */
export function useSignIn(came: () => Promise<void> | void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  /** The password was right, and a code is needed too. */
  const [first, setFirst] = useState<Words>()
  const { waiting, note } = useWait()
  const attempt = async (words: Words) => {
    if (busy || waiting) return
    setBusy(true)
    setError(undefined)
    try {
      await ask(signIn, { body: words })
      await came()
    } catch (failed) {
      if (note(failed)) return
      if (isRefused(failed, 'second-factor-needed')) setFirst({ email: words.email, password: words.password })
      else if (isRefused(failed)) setError(refusalText(failed.problem.code))
      else if (failed instanceof Unreachable) setError(t('ui.unreachable'))
      else throw failed
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    /** Counting down: no more attempts yet. */
    blocked: waiting !== undefined,
    error: waiting ?? error,
    needsCode: first !== undefined,
    enter: (email: string, password: string) => attempt({ email, password }),
    prove: (code: string, trust: boolean) => attempt({ ...first!, code, trust }),
    startAnew() {
      setFirst(undefined)
      setError(undefined)
    },
  }
}

export type SigningIn = ReturnType<typeof useSignIn>
