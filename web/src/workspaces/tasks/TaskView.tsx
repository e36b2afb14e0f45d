import { ActionIcon, Button } from '@mantine/core'
import type { TaskPage } from '@parley/contract'
import { IconUserShare } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useHeld } from '../../held.ts'
import { connection, entitle } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { BackButton } from '../../ui/BackButton.tsx'
import { lazy } from '../../ui/lazy.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { Reasoned } from '../../ui/Reasoned.tsx'
import { useMoment, useNow } from '../../ui/time.ts'
import { toast } from '../../ui/toasts.tsx'
import { ReadFields } from '../apps/form/ReadFields.tsx'
import { assign, whyNotAssigned } from './assign.ts'
import { dueOf, dueWords } from './due.ts'
import { TaskFacts } from './TaskFacts.tsx'
import { TaskForm } from './TaskForm.tsx'
import { TaskState } from './TaskState.tsx'
import { layoutOf, taskForm } from './task-form.ts'
import css from './tasks.module.css'
import { t } from './words.ts'

const AssignDialog = lazy(() => import('./AssignDialog.tsx'))

interface Shown {
  page: TaskPage
  /** What the list beside it shows, for the way back. */
  search: Readonly<Record<string, string>>
  again: () => void
}

/** A task: where it comes from, what is to be done and filled in, and its ways out [ui.md S23]. */
export function TaskView({ page, search, again }: Shown) {
  const { task, instructions, rights, fields, values, refs } = page
  const me = useHeld((held) => held.me.id)
  const offline = !useStore(connection).online
  const why = offline ? t('ui.offlineReason') : ''
  const [form] = useState(() => taskForm(page))
  const [assigning, setAssigning] = useState(false)
  const [busy, setBusy] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  useNow()
  useMoment([task.dueAt === null ? undefined : Date.parse(task.dueAt)])
  useEffect(() => entitle(task.name), [task.name])
  const open = task.state === 'open'
  const take = async () => {
    if (busy) return
    setBusy(true)
    try {
      await assign(page, me)
      toast({ kind: 'done', text: t('tasks.taken') })
      body.current?.focus()
    } catch (error) {
      toast({ kind: 'error', text: whyNotAssigned(error) })
    } finally {
      setBusy(false)
      again()
    }
  }
  const due = open && task.dueAt !== null && (
    <span className={css.due} data-due={dueOf(task)}>
      {dueWords(task)}
    </span>
  )
  return (
    <>
      <PaneHeader line back={<BackButton to="/tasks" search={search} />} title={task.name} sub={due || undefined}>
        {open && rights.assign && (
          <>
            <Reasoned why={why}>
              <Button
                className={css.wide}
                variant="default"
                leftSection={<IconUserShare size={16} stroke={1.75} />}
                onClick={() => setAssigning(true)}
              >
                {t('tasks.assign')}
              </Button>
            </Reasoned>
            <Reasoned why={why} label={t('tasks.assign')}>
              <ActionIcon className={css.narrow} aria-label={t('tasks.assign')} onClick={() => setAssigning(true)}>
                <IconUserShare size={18} stroke={1.75} />
              </ActionIcon>
            </Reasoned>
          </>
        )}
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is where the keyboard goes on after taking. */}
      <div className={css.body} ref={body} tabIndex={0}>
        <TaskState page={page} form={form} why={why} busy={busy} take={() => void take()} />
        <TaskFacts page={page} />
        {instructions && (
          <section aria-label={t('tasks.instructions')} className={css.instructions}>
            <h2>{t('tasks.instructions')}</h2>
            <p>{instructions}</p>
          </section>
        )}
        {open && rights.complete ? (
          <TaskForm page={page} form={form} why={why} done={() => body.current?.focus()} />
        ) : (
          fields.length > 0 && (
            <section aria-label={t('tasks.form')} className={css.read}>
              <ReadFields app={layoutOf(page)} values={values} refs={refs} />
            </section>
          )
        )}
      </div>
      {assigning && (
        <Suspense>
          <AssignDialog page={page} close={() => setAssigning(false)} again={again} />
        </Suspense>
      )}
    </>
  )
}
