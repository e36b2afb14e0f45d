import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import css from './conditions.module.css'
import type { Value } from './ValueField.tsx'
import { weekdayName } from './words.ts'

const week = [1, 2, 3, 4, 5, 6, 7]

/** Days of the week, each switched on or off. */
export function Weekdays({ row, change, error }: Value) {
  const chosen = Array.isArray(row.value) ? row.value.map(Number) : []
  const toggle = (day: number) => {
    const next = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort()
    change(next.length > 0 ? next : undefined)
  }
  return (
    <div>
      <fieldset className={css.weekdays} aria-label={t('routing.value')}>
        {week.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={chosen.includes(day)}
            title={weekdayName(day, 'long')}
            onClick={() => toggle(day)}
          >
            {weekdayName(day, 'short')}
          </button>
        ))}
      </fieldset>
      {fieldError(error)}
    </div>
  )
}
