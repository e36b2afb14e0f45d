import { lockUser, type Named, type User } from '@parley/contract'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { ColleaguePicker } from '../../people/ColleaguePicker.tsx'
import css from '../table.module.css'
import { LeftBehind } from './LeftBehind.tsx'
import { useUserWork } from './use-user-work.ts'

/** Says what it does and what is left behind, and asks whose the open tasks become [ORG-03, ACC-11, ui S24]. */
export function LockDialog({ user, close, locked }: { user: User; close: () => void; locked: (now: User) => Promise<void> }) {
  const [tasksTo, setTasksTo] = useState<Named | null>(null)
  const { data: work, error } = useUserWork(user.id)
  const lock = async () => {
    await locked(await ask(lockUser, { path: { userId: user.id }, query: tasksTo ? { tasksTo: tasksTo.id } : {} }))
    toast({ text: t('admin.wasLocked', { name: user.name }), kind: 'done' })
    close()
  }
  return (
    <Question title={t('admin.lockTitle', { name: user.name })} label={t('admin.lock')} act={lock} close={close}>
      <div className={css.left}>
        <p>{t('admin.lockText')}</p>
        <div role="status">
          {work ? <LeftBehind work={work} /> : <p>{t(error ? 'admin.workFailed' : 'admin.workLooking')}</p>}
        </div>
        {work && work.tasks > 0 && (
          <ColleaguePicker
            label={t('admin.workTasksTo')}
            description={t('admin.workTasksToHint', { name: user.name })}
            value={tasksTo}
            onChange={setTasksTo}
            without={user.id}
          />
        )}
      </div>
    </Question>
  )
}
