import { deleteProcess, type ProcessRow } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { processesKey } from '../../../instances/index.ts'
import { ask } from '../../../live/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { t } from '../words.ts'

/** What runs goes on to its end; the name confirms it. */
export default function DeleteProcess({ row: { id, name, standing }, close }: { row: ProcessRow; close: () => void }) {
  const [typed, setTyped] = useState('')
  const queries = useQueryClient()
  const remove = async () => {
    await ask(deleteProcess, { path: { processId: id }, query: { confirmation: typed.trim() } })
    await queries.invalidateQueries({ queryKey: processesKey })
    toast({ kind: 'done', text: t('processes.deleted', { name }) })
    close()
  }
  return (
    <Question
      title={t('processes.deleteTitle', { name })}
      label={t('processes.delete')}
      act={remove}
      close={close}
      sure={typed.trim() === name}
      testId="delete-process"
    >
      <p>{t('processes.deleteText', { count: standing?.running ?? 0 })}</p>
      <TypedWord label={t('processes.typeName', { name })} typed={typed} type={setTyped} />
    </Question>
  )
}
