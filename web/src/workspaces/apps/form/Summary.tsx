import type { App } from '@parley/contract'
import { IconAlertCircle } from '@tabler/icons-react'
import { type Ref, useSyncExternalStore } from 'react'
import { t } from '../words.ts'
import css from './form.module.css'
import { fieldsOnForm, type ItemFormStore } from './form-state.ts'

/** All that is wrong, each leading to its field; it gets the focus when saving fails. */
export function Summary(props: {
  app: Pick<App, 'fields' | 'form'>
  form: ItemFormStore
  said: string | undefined
  go: (code: string) => void
  ref: Ref<HTMLDivElement>
}) {
  const errors = useSyncExternalStore(props.form.on, () => props.form.get().errors)
  const codes = Object.keys(errors)
  if (!codes.length && !props.said) return null
  const names = new Map(props.app.fields.map(({ code, name }) => [code, name]))
  const order = fieldsOnForm(props.app).map(({ code }) => code)
  codes.sort((one, other) => order.indexOf(one) - order.indexOf(other))
  return (
    <div className={css.summary} role="alert" tabIndex={-1} ref={props.ref}>
      <IconAlertCircle size={18} stroke={1.75} aria-hidden />
      <div>
        <p>{props.said ?? t('items.wrong', { count: codes.length })}</p>
        {codes.length > 0 && (
          <ul>
            {codes.map((code) => (
              <li key={code}>
                <button type="button" onClick={() => props.go(code)}>
                  {t('items.wrongAt', { name: names.get(code) ?? code, text: errors[code]! })}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
