import { Switch } from '@mantine/core'
import { t } from '../words.ts'

/** Whether a field takes several. */
export function ManyOption({ many, change }: { many: boolean; change: (many: boolean) => void }) {
  return <Switch label={t('fields.many')} checked={many} onChange={({ currentTarget }) => change(currentTarget.checked)} />
}
