import type { OrgItem } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { idsBelow } from './chart.ts'
import type { Chart } from './use-chart.ts'

/** Says who loses what by it [ACC-11]. */
export function DeleteItem(props: { chart: Chart; item: OrgItem; close: () => void; deleted: () => void }) {
  const { chart, item, close, deleted } = props
  const part = [...idsBelow(chart.items, item.id)].flatMap((id) => chart.items.find((one) => one.id === id) ?? [])
  const items = part.length - 1
  const used = [...new Set(part.flatMap(({ usedIn }) => usedIn.map(({ name }) => name)))]
  const empty = items === 0 && item.size === 0
  const remove = async () => {
    await chart.remove(item)
    toast({ text: t('org.deleted', { name: item.name }), kind: 'done' })
    deleted()
  }
  return (
    <Question
      title={t('org.deleteTitle', { name: item.name })}
      label={t(empty ? 'org.delete' : 'org.deleteAll')}
      act={remove}
      close={close}
    >
      <p>{empty ? t('org.deleteEmpty') : t('org.deleteWhole', { items, people: item.size })}</p>
      {used.length > 0 && <p>{t('org.deleteUsed', { names: used.join(', ') })}</p>}
    </Question>
  )
}
