import { type AppIcon, appIcons } from '@parley/contract'
import { useId } from 'react'
import { AppMark } from './app-icons.tsx'
import css from './apps.module.css'
import { t } from './words.ts'

/** One of the icons that apps have; arrow keys go through them. */
export function IconPicker({ value, onChange }: { value: AppIcon; onChange: (icon: AppIcon) => void }) {
  const name = useId()
  return (
    <fieldset className={css.icons}>
      <legend>{t('apps.icon')}</legend>
      {appIcons.map((icon) => (
        <label key={icon} title={t(`apps.icon_${icon}`)}>
          <input
            type="radio"
            name={name}
            checked={icon === value}
            aria-label={t(`apps.icon_${icon}`)}
            onChange={() => onChange(icon)}
          />
          <AppMark icon={icon} size={20} />
        </label>
      ))}
    </fieldset>
  )
}
