import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { t } from '../words.ts'
import css from './picker.module.css'

export interface Choice {
  id: string
  name: string
  /** More to tell it by, quieter. */
  hint?: string
  mark?: ReactNode
}

interface Picking {
  id?: string
  label?: string
  chosen: readonly Choice[]
  change: (chosen: Choice[]) => void
  many: boolean
  /** Finds by what was typed; `key` says what is looked through. */
  find: (typed: string, signal: AbortSignal) => Promise<Choice[]>
  findKey: readonly string[]
  placeholder: string
  describedBy?: string | undefined
  invalid?: boolean
  required?: boolean
  readOnly?: boolean
}

/** Several or one, found by what is typed. Until it has the focus it is an input and no more. */
export function Picker(props: Picking) {
  const { id, chosen, change, many, placeholder, invalid = false, required = false, readOnly = false } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Choice[]>([])
  const [at, setAt] = useState(0)
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const offered = found.filter((one) => !chosen.some((mine) => mine.id === one.id))
  const shut = () => {
    setOpen(false)
    setTyped('')
    setAt(0)
  }
  const choose = (one: Choice) => {
    change(many ? [...chosen, one] : [one])
    setTyped('')
    setAt(0)
    setOpen(false)
    input.current?.focus()
  }
  const drop = (one: Choice) => {
    change(chosen.filter((mine) => mine.id !== one.id))
    input.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (readOnly || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const count = offered.length
      if (count) setAt((was) => (was + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && open && offered[at] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      choose(offered[at])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      shut()
    } else if (event.key === 'Backspace' && typed === '' && chosen.length) drop(chosen.at(-1)!)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving it shuts the list.
    <div className={css.picker} onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && shut()}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a click beside the input means it. */}
      <div className={css.box} data-invalid={invalid} data-read-only={readOnly} onClick={() => input.current?.focus()}>
        {chosen.map((one) => (
          <span key={one.id} className={css.chip}>
            {one.mark}
            <span className={css.name}>{one.name}</span>
            {!readOnly && (
              <button type="button" aria-label={t('fields.remove', { name: one.name })} onClick={() => drop(one)}>
                <IconX size={12} aria-hidden />
              </button>
            )}
          </span>
        ))}
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-label={props.label}
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && offered[at] ? `${list}-${offered[at].id}` : undefined}
          aria-describedby={props.describedBy}
          aria-invalid={invalid}
          aria-required={required}
          readOnly={readOnly}
          autoComplete="off"
          placeholder={chosen.length && !many ? '' : placeholder}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setAt(0)
            setOpen(true)
          }}
          onClick={() => !readOnly && setOpen(true)}
          onKeyDown={press}
        />
      </div>
      {open && <Offered id={list} {...props} typed={typed.trim()} offered={offered} at={at} found={setFound} choose={choose} />}
    </div>
  )
}

interface Offering extends Pick<Picking, 'find' | 'findKey'> {
  id: string
  typed: string
  offered: readonly Choice[]
  at: number
  found: (choices: readonly Choice[]) => void
  choose: (one: Choice) => void
}

const TYPING = 200

function Offered({ id, typed, find, findKey, offered, at, found, choose }: Offering) {
  const [search, setSearch] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), TYPING)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, isPending, isError } = useQuery({
    queryKey: ['pick', ...findKey, search],
    queryFn: ({ signal }) => find(search, signal),
    placeholderData: (was) => was,
    staleTime: 10_000,
  })
  useEffect(() => {
    if (data) found(data)
  }, [data, found])
  const marked = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` moves the mark.
  useEffect(() => void marked.current?.scrollIntoView({ block: 'nearest' }), [at])
  return (
    <div className={css.list}>
      <div role="listbox" id={id} aria-label={t('fields.found')}>
        {offered.map((one, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the input has the focus and the keys.
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            ref={place === at ? marked : null}
            role="option"
            aria-selected={place === at}
            className={css.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            {one.mark}
            <span className={css.words}>
              {one.name}
              {one.hint && <small>{one.hint}</small>}
            </span>
          </div>
        ))}
      </div>
      {isPending && <SkeletonRows count={2} />}
      {isError && <p className={css.nothing}>{t('ui.unreachable')}</p>}
      {data && offered.length === 0 && <p className={css.nothing}>{t('fields.nothingFound')}</p>}
    </div>
  )
}
