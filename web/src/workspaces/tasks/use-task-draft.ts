import type { TaskPage } from '@parley/contract'
import { useEffect, useRef, useState } from 'react'
import { useHeld } from '../../held.ts'
import { draftOf, keepDraft } from '../../live/index.ts'
import type { ItemFormStore } from '../apps/form/form-state.ts'
import { draftIn, type TaskDraft, withDraft } from './task-form.ts'

/**
 * What is typed into a task is kept in this browser until it is sent, or for seven days: leaving the page loses nothing.
 * @returns whether something was brought back, the way to throw it away, and the way to forget it once it was sent.
 */
export function useTaskDraft(page: TaskPage, form: ItemFormStore) {
  const me = useHeld((held) => held.me.id)
  const key = `${me}/task/${page.task.id}`
  const [back, setBack] = useState(false)
  const latest = useRef(page)
  latest.current = page
  const may = page.rights.complete
  useEffect(() => {
    if (!may) return
    let left = false
    let deaf: (() => void) | undefined
    const keep = () => keepDraft(key, draftIn(latest.current, form.get()))
    void draftOf<TaskDraft>(key)
      .catch(() => undefined)
      .then((draft) => {
        if (left) return
        if (draft && !draftIn(latest.current, form.get())) {
          form.set((was) => withDraft(was, latest.current, draft))
          setBack(draftIn(latest.current, form.get()) !== undefined)
        }
        deaf = form.on(keep)
      })
    return () => {
      left = true
      deaf?.()
    }
  }, [key, form, may])
  const forget = () => {
    keepDraft(key, undefined)
    setBack(false)
  }
  const discard = () => {
    form.set((was) => ({ ...was, values: was.base, errors: {} }))
    forget()
  }
  return { back, discard, forget }
}
