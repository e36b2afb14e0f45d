import { type InstanceRow, interruptInstance } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { t } from '../words.ts'
import { titleOf } from './InstanceTable.tsx'

/** Asks before an instance is ended: its tasks are taken away. */
export function Interrupt({ instance, close, done }: { instance: InstanceRow; close: () => void; done: () => void }) {
  const name = titleOf(instance)
  const act = async () => {
    await ask(interruptInstance, { path: { instanceId: instance.id } })
    toast({ kind: 'done', text: t('processes.interrupted', { name }) })
    done()
  }
  return (
    <Question
      title={t('processes.interruptTitle', { name })}
      label={t('processes.interrupt')}
      keep={t('processes.keepRunning')}
      act={act}
      close={close}
      testId="interrupt-act"
    >
      {t('processes.interruptText')}
    </Question>
  )
}
