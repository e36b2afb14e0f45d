import { useEffect, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { t } from '../../texts/index.ts'

/** Counts down while the server wants no more attempts: `0:29`. The words change each second, so they are not announced. */
export function useWait(): { waiting: string | undefined; note: (error: unknown) => boolean } {
  const [until, setUntil] = useState<number>()
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (until === undefined) return
    const timer = setInterval(() => (Date.now() >= until ? setUntil(undefined) : setNow(Date.now())), 500)
    return () => clearInterval(timer)
  }, [until])
  const left = until === undefined ? 0 : Math.max(1, Math.ceil((until - now) / 1000))
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return {
    waiting: until === undefined ? undefined : t('door.wait', { time }),
    note(error) {
      if (!isRefused(error, 'too-many-requests')) return false
      setNow(Date.now())
      setUntil(Date.now() + (error.problem.retryAfter ?? 30) * 1000)
      return true
    },
  }
}
