import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Said } from '../../../ui/use-form.ts'
import css from '../table.module.css'

const [least, most] = [2, 999]

export function minutesWrong({ autoOfflineMinutes: minutes }: Pick<Settings, 'autoOfflineMinutes'>): Said | undefined {
  const right = Number.isInteger(minutes) && minutes >= least && minutes <= most
  return right ? undefined : { field: 'autoOfflineMinutes', text: t('admin.numberWrong', { least, most }) }
}

/** After how many minutes without a living client somebody is Offline [STA-07]. */
export function AutoOffline(props: { now: Settings; set: (more: Partial<Settings>) => void; error: string | undefined }) {
  return (
    <NumberInput
      label={t('admin.autoOffline')}
      description={t('admin.autoOfflineHint')}
      suffix={` ${t('admin.autoOfflineUnit')}`}
      allowDecimal={false}
      min={least}
      max={most}
      clampBehavior="none"
      classNames={{ wrapper: css.short! }}
      value={props.now.autoOfflineMinutes}
      onChange={(value) => props.set({ autoOfflineMinutes: Number(value) })}
      error={fieldError(props.error)}
    />
  )
}
