import type { TaskPage } from '@parley/contract'
import { useId, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Choice, Picker } from '../apps/fields/Picker.tsx'
import { amongUsers } from '../apps/fields/people.ts'
import { assign, whyNotAssigned } from './assign.ts'
import css from './tasks.module.css'
import { t } from './words.ts'

/** The task goes to somebody else, who is told of it. */
export default function AssignDialog({ page, close, again }: { page: TaskPage; close: () => void; again: () => void }) {
  const id = useId()
  const [chosen, setChosen] = useState<Choice[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { task } = page
  const go = async () => {
    const [to] = chosen
    if (busy) return
    if (!to) return setProblem(t('tasks.chooseSomebody'))
    setBusy(true)
    setProblem(undefined)
    try {
      await assign(page, to.id)
      toast({ kind: 'done', text: t('tasks.assigned', { task: task.name, name: to.name }) })
      again()
      close()
    } catch (error) {
      setProblem(whyNotAssigned(error))
      if (isRefused(error)) again()
    } finally {
      setBusy(false)
    }
  }
  const users = amongUsers(() => undefined)
  return (
    <Dialog title={t('tasks.assignTitle')} close={close} act={{ label: t('tasks.assignIt'), run: () => void go(), busy }}>
      <div className={css.assign}>
        <label htmlFor={id}>{t('tasks.assignTo')}</label>
        <Picker
          id={id}
          many={false}
          chosen={chosen}
          change={(now) => {
            setChosen(now)
            setProblem(undefined)
          }}
          findKey={users.findKey}
          find={async (typed, signal) => (await users.find(typed, signal)).filter((one) => one.id !== task.assignee?.id)}
          placeholder={t('tasks.assignFind')}
        />
      </div>
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
