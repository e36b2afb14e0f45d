import type { LabelRow } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import { Question } from '../../../../ui/Question.tsx'

/** Says first on how many sessions it stands [LAB-01]. */
export function DeleteLabel({ label, remove, close }: { label: LabelRow; remove: () => Promise<void>; close: () => void }) {
  const act = async () => {
    await remove()
    close()
  }
  return (
    <Question title={t('labels.deleteTitle', { name: label.name })} label={t('labels.deleteButton')} act={act} close={close}>
      {t('labels.deleteText', { count: label.sessions })}
    </Question>
  )
}
