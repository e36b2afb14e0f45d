import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import css from './fields.module.css'
import { type Density, density } from './look.ts'

/** Theme and density, for the avatar's menu and the profile. */
export function LookSettings() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <div className={css.field}>
        <span aria-hidden>{t('ui.scheme')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('ui.scheme')}
          value={colorScheme}
          onChange={setColorScheme}
          data={[
            { value: 'auto', label: t('ui.schemeAuto') },
            { value: 'light', label: t('ui.schemeLight') },
            { value: 'dark', label: t('ui.schemeDark') },
          ]}
        />
      </div>
      <div className={css.field}>
        <span aria-hidden>{t('ui.density')}</span>
        <SegmentedControl<Density>
          fullWidth
          aria-label={t('ui.density')}
          value={useStore(density)}
          onChange={density.set}
          data={[
            { value: 'comfortable', label: t('ui.comfortable') },
            { value: 'compact', label: t('ui.compact') },
          ]}
        />
      </div>
    </>
  )
}
