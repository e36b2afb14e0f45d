import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../texts/index.ts'
import css from './emoji.module.css'
import { findEmoji } from './find-emoji.ts'

const ACROSS = 8
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ACROSS, ArrowUp: -ACROSS }

/** All of them, eight in a line; a name narrows them, the arrows choose and Enter inserts. */
export default function EmojiPicker({ insert }: { insert: (sign: string) => void }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = findEmoji(typed)
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = STEPS[event.key]
    if (!step && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (!step) return chosen && insert(chosen.id)
    const next = at + step
    if (next >= 0 && next < found.length) setAt(next)
  }
  return (
    <div className={css.picker}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-label={t('emoji.find')}
        placeholder={chosen ? chosen.name : t('emoji.find')}
        maxLength={40}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={typed}
        onChange={(event) => [setTyped(event.currentTarget.value), setAt(0)]}
        onKeyDown={press}
      />
      {found.length === 0 && <p className={css.none}>{t('emoji.none')}</p>}
      <div id={id} role="listbox" aria-label={t('emoji.title')} className={css.grid} ref={list} hidden={found.length === 0}>
        {found.map((one, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search has the keys.
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-label={one.name}
            aria-selected={one === chosen}
            title={one.name}
            onMouseEnter={() => setAt(place)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(one.id)}
          >
            {one.id}
          </div>
        ))}
      </div>
    </div>
  )
}
