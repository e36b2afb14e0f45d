import { completeTask, type TaskExit, type TaskPage } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../live/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { errorsByCode, type ItemFormStore, missing } from '../apps/form/form-state.ts'
import { completedValues, layoutOf } from './task-form.ts'
import { taskKey } from './use-task.ts'
import { t } from './words.ts'

interface Completing {
  page: TaskPage
  form: ItemFormStore
  /** It was sent. */
  done: () => void
  /** Something is wrong, and the place where it is told wants the focus. */
  failed: () => void
}

/** Sends the form with the exit that was chosen; it is final. Mistakes stand at their fields, what else keeps it above them. */
export function useComplete({ page, form, done, failed }: Completing) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const [said, say] = useState<string>()
  const fail = (text?: string) => {
    say(text)
    setTimeout(failed)
  }
  const complete = async ({ id: exit }: TaskExit) => {
    if (busy !== undefined) return
    say(undefined)
    const errors = missing(layoutOf(page), form.get())
    form.set((was) => ({ ...was, errors }))
    if (Object.keys(errors).length > 0) return fail()
    const { id: taskId, name } = page.task
    setBusy(exit)
    try {
      await ask(completeTask, { path: { taskId }, body: { exit, values: completedValues(page, form.get()) } })
      done()
      toast({ kind: 'done', text: t('tasks.completed', { name }) })
      await queries.invalidateQueries({ queryKey: taskKey(taskId) })
    } catch (error) {
      const problem = isRefused(error) ? error.problem : undefined
      if (problem?.code === 'values-invalid' && problem.errors) {
        const wrong = errorsByCode(problem.errors)
        form.set((was) => ({ ...was, errors: wrong }))
        fail()
      } else fail(problem?.code === 'process-failed' && problem.detail ? failedWhy(problem.detail) : sayOf(error))
      // Somebody has done it or has it meanwhile: what stands there is told by the page itself.
      if (problem && ['task-done', 'task-not-taken', 'not-found', 'exit-unknown'].includes(problem.code))
        void queries.invalidateQueries({ queryKey: taskKey(taskId) })
    } finally {
      setBusy(undefined)
    }
  }
  return { complete, busy, said, say }
}

const failedWhy = (why: string) => t('tasks.failedWhy', { why: /[.!?]$/.test(why) ? why : `${why}.` })
