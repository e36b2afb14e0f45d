import { TextInput, UnstyledButton } from '@mantine/core'
import type { SessionCard, SessionRights } from '@parley/contract'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { renaming } from './dialogs.ts'
import css from './session.module.css'
import { edit } from './session-actions.ts'

/** The name in the header: a click makes it a field [INF-03]. */
export function SessionName({ card, may }: { card: SessionCard; may: SessionRights }) {
  const editing = useStore(renaming) === card.id && may.edit
  const { button, left } = useNaming(editing)
  const done = (byKey: boolean) => {
    left(byKey)
    renaming.set(undefined)
  }
  if (editing) return <NameField card={card} done={done} />
  if (!may.edit) return card.name
  return (
    <UnstyledButton ref={button} className={css.name} title={t('sessions.rename')} onClick={() => renaming.set(card.id)}>
      {card.name}
    </UnstyledButton>
  )
}

/** Who ends it by a key has the keyboard on the button again that began it. */
export function useNaming(editing: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  useEffect(() => {
    if (!editing && back.current) button.current?.focus()
    back.current = false
  }, [editing])
  const left = (byKey: boolean) => {
    back.current = byKey
  }
  return { button, left }
}

/** Enter saves, Esc gives up, and so does leaving it unchanged; blanks are no name, and what was typed stays. */
export function NameField({ card, done }: { card: SessionCard; done: (byKey: boolean) => void }) {
  const [name, setName] = useState(card.name)
  const [blank, setBlank] = useState(false)
  const over = useRef(false)
  const leave = (byKey: boolean) => {
    over.current = true
    done(byKey)
  }
  const save = (byKey: boolean) => {
    if (over.current) return
    const wanted = name.replace(/\s+/g, ' ').trim()
    if (!wanted) return setBlank(true)
    if (wanted !== card.name) void edit(card, { name: wanted })
    leave(byKey)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save(true)
    if (event.key === 'Escape') leave(true)
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  return (
    <TextInput
      className={css.field}
      aria-label={t('sessions.name')}
      size="xs"
      autoFocus
      maxLength={200}
      value={name}
      error={blank && t('sessions.nameNeeded')}
      errorProps={{ role: 'alert' }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setName(event.currentTarget.value)
        setBlank(false)
      }}
      onKeyDown={press}
      onBlur={() => save(false)}
    />
  )
}
