import { Button } from '@mantine/core'
import { testPush } from '@parley/contract'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { pushDevice } from '../../../live/desktop.ts'
import { ask, isRefused } from '../../../live/index.ts'
import { playHere, unlock } from '../../../live/sound.ts'
import { arrival, pushState } from '../../../notices/push.ts'
import { refusalText, t } from '../../../texts/index.ts'
import css from './notices.module.css'

interface Result {
  good: boolean
  text: string
}
interface Results {
  sound?: Result
  permission?: Result
  push?: Result
}

/** Sound, permission and the round trip of a push, tried for real [B-14]. */
export function SelfTest({ volume }: { volume: number }) {
  const [results, setResults] = useState<Results>()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setResults({})
    const heard = await unlock()
    if (heard) playHere('session', volume)
    setResults({ sound: { good: heard, text: t(heard ? 'notices.soundYes' : 'notices.soundNo') } })
    const allowed = 'Notification' in window && Notification.permission === 'granted'
    const permission = { good: allowed, text: t(allowed ? 'notices.permissionYes' : 'notices.permissionNo') }
    setResults((was) => ({ ...was, permission }))
    if (allowed) {
      const push = await tryPush()
      setResults((was) => ({ ...was, push }))
    }
    setBusy(false)
  }
  return (
    <section className={css.part} aria-labelledby="self-test">
      <h3 id="self-test">{t('notices.test')}</h3>
      <p>{t('notices.testHint')}</p>
      <div>
        <Button variant="default" loading={busy} onClick={() => void run()}>
          {t('notices.runTest')}
        </Button>
      </div>
      {results && (
        <dl aria-live="polite">
          <Line name={t('notices.testSound')} result={results.sound} busy={busy} />
          <Line name={t('notices.testPermission')} result={results.permission} busy={busy} />
          {results.permission?.good && <Line name={t('notices.testPush')} result={results.push} busy={busy} />}
        </dl>
      )}
    </section>
  )
}

async function tryPush(): Promise<Result> {
  const deviceId = pushDevice.get()
  if (pushState() !== 'on') {
    new Notification(t('notices.test'), { body: t('notices.pushOpenOnly'), icon: '/icon.svg', tag: 'test' })
    return { good: true, text: t('notices.pushOpenOnly') }
  }
  const nonce = v7()
  const comes = arrival(nonce)
  try {
    await ask(testPush, { path: { deviceId }, body: { nonce } })
  } catch (error) {
    return { good: false, text: isRefused(error) ? refusalText(error.problem.code) : t('notices.pushNotTaken') }
  }
  return (await comes) ? { good: true, text: t('notices.pushYes') } : { good: false, text: t('notices.pushLost') }
}

function Line({ name, result, busy }: { name: string; result: Result | undefined; busy: boolean }) {
  const Mark = result?.good ? IconCheck : IconAlertTriangle
  return (
    <div>
      <dt>{name}</dt>
      <dd data-good={result?.good}>
        {result && <Mark size={16} stroke={1.75} aria-hidden />}
        {result?.text ?? (busy ? t('notices.testing') : '')}
      </dd>
    </div>
  )
}
