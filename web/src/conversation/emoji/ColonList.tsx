import { useId } from 'react'
import { t } from '../../texts/index.ts'
import { useListKeys, useTyped } from '../field-list.ts'
import listCss from '../templates/templates.module.css'
import css from './emoji.module.css'
import { colonAt, type Emoji, findEmoji } from './find-emoji.ts'

const MOST = 8

/** A colon and two letters list what they may stand for; the focus stays in the text. */
export function ColonList(props: {
  field: HTMLTextAreaElement
  insert: (sign: string, at: { from: number; to: number }) => void
}) {
  const { field, insert } = props
  const id = useId()
  const [colon, close] = useTyped(field, colonAt)
  const found = colon ? findEmoji(colon.typed).slice(0, MOST) : []
  const take = (one: Emoji) => {
    close()
    if (colon) insert(one.id, colon)
  }
  const chosen = useListKeys({ field, id, typed: colon, found, take, close, said: t('emoji.found') })
  if (!chosen) return null
  return (
    <div className={listCss.slash}>
      <div id={id} role="listbox" aria-label={t('emoji.found')} className={listCss.options}>
        {found.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field that it belongs to has the keys.
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={one === chosen}
            className={`${listCss.option} ${css.line}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <span className={css.sign}>{one.id}</span>
            {one.name}
          </div>
        ))}
      </div>
    </div>
  )
}
