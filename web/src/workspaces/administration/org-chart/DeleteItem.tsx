import { Button } from '@mantine/core'
import type { OrgItem } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import table from '../table.module.css'
import { idsBelow } from './chart.ts'
import type { Chart } from './use-chart.ts'

/** Asks before, and says who loses what by it [ACC-11]. */
export function DeleteItem(props: { chart: Chart; item: OrgItem; close: () => void; deleted: () => void }) {
  const { chart, item, close, deleted } = props
  const form = useForm()
  const part = [...idsBelow(chart.items, item.id)].flatMap((id) => chart.items.find((one) => one.id === id) ?? [])
  const items = part.length - 1
  const used = [...new Set(part.flatMap(({ usedIn }) => usedIn.map(({ name }) => name)))]
  const empty = items === 0 && item.size === 0
  const remove = () =>
    void form.run(async () => {
      await chart.remove(item)
      toast({ text: t('org.deleted', { name: item.name }), kind: 'done' })
      deleted()
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={form.busy} onClick={remove}>
        {t(empty ? 'org.delete' : 'org.deleteAll')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('org.deleteTitle', { name: item.name })} close={close} footer={footer}>
      <div className={table.form}>
        <p>{empty ? t('org.deleteEmpty') : t('org.deleteWhole', { items, people: item.size })}</p>
        {used.length > 0 && <p>{t('org.deleteUsed', { names: used.join(', ') })}</p>}
        {form.said && (
          <p role="alert" className={table.alert}>
            {form.said.text}
          </p>
        )}
      </div>
    </Dialog>
  )
}
