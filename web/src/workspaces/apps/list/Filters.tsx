import { ActionIcon, Button } from '@mantine/core'
import type { Field, ItemFilter, ItemRefs } from '@parley/contract'
import { IconFilter, IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useActions } from '../../../ui/actions.ts'
import { Popover } from '../../../ui/Popover.tsx'
import states from '../../../ui/states.module.css'
import { Choose } from '../fields/Choose.tsx'
import { type Comparison, comparesOf, kindOf, type Wanted } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './list.module.css'

interface Filtering {
  columns: readonly Field[]
  filters: readonly ItemFilter[]
  set: (filters: ItemFilter[]) => void
  refs: ItemRefs
  learn: (refs: Partial<ItemRefs>) => void
  /** Where they are something's conditions: how each field may be looked at, how many there may be, and what the buttons are called. */
  condition?: {
    compares: (field: Field) => readonly Comparison[]
    most: number
    add: string
    change: (words: string) => string
    remove: (words: string) => string
  }
}

const MOST = 20
const bare: readonly Comparison[] = ['empty', 'filled']

/** A filter for each kind of field; what was chosen stands beside it as chips. */
export function Filters({ columns, filters, set, refs, learn, condition }: Filtering) {
  const [open, setOpen] = useState<number | 'new'>()
  const act = { id: 'add-filter', label: t('items.addFilter'), group: t('ui.apps'), keys: 'F', run: () => setOpen('new') }
  useActions(condition ? [] : [act])
  const done = (filter: ItemFilter) => {
    set(open === 'new' || open === undefined ? [...filters, filter] : filters.with(open, filter))
    setOpen(undefined)
  }
  const form = (filter?: ItemFilter) => (
    <FilterForm
      columns={columns}
      filter={filter}
      done={done}
      close={() => setOpen(undefined)}
      refs={refs}
      learn={learn}
      compared={condition?.compares ?? comparesOf}
    />
  )
  const frame = { position: 'bottom-start', trapFocus: true, returnFocus: true, width: 320, withinPortal: true } as const
  return (
    <>
      {filters.map((filter, at) => {
        const words = wordsOf(filter, columns, refs)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: filters have no other name.
          <span key={at} className={css.chip}>
            <Popover {...frame} opened={open === at} onChange={(on) => !on && setOpen(undefined)}>
              <Popover.Target>
                <button
                  type="button"
                  onClick={() => setOpen(at)}
                  aria-label={condition?.change(words) ?? t('items.changeFilter', { filter: words })}
                >
                  {words}
                </button>
              </Popover.Target>
              <Popover.Dropdown>{form(filter)}</Popover.Dropdown>
            </Popover>
            <ActionIcon
              size={24}
              aria-label={condition?.remove(words) ?? t('items.removeFilter', { filter: words })}
              onClick={() => set(filters.toSpliced(at, 1))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </span>
        )
      })}
      <Popover {...frame} opened={open === 'new'} onChange={(on) => !on && setOpen(undefined)}>
        <Popover.Target>
          <Button
            variant="default"
            leftSection={condition ? <IconPlus size={16} stroke={1.75} /> : <IconFilter size={16} stroke={1.75} />}
            onClick={() => setOpen(open === 'new' ? undefined : 'new')}
            disabled={filters.length >= (condition?.most ?? MOST)}
          >
            {condition?.add ?? t('items.filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>{form()}</Popover.Dropdown>
      </Popover>
    </>
  )
}

interface Choosing extends Pick<Filtering, 'columns' | 'refs' | 'learn'> {
  filter?: ItemFilter | undefined
  compared: (field: Field) => readonly Comparison[]
  done: (filter: ItemFilter) => void
  close: () => void
}

function FilterForm({ columns, filter, done, close, refs, learn, compared }: Choosing) {
  const [code, setCode] = useState(filter?.field ?? '')
  const [is, setIs] = useState<Comparison | undefined>(filter?.is)
  const [value, setValue] = useState<Wanted | undefined>(filter?.value)
  const id = useId()
  const field = columns.find((one) => one.code === code)
  const kind = field && kindOf(field)
  const compares = field ? compared(field) : []
  const how = is ?? compares[0]
  const Want = how && !bare.includes(how) ? kind?.Want : undefined
  const ready = field && how && (!Want || value !== undefined)
  const send = () => ready && done({ field: code, is: how, ...(Want && value !== undefined && { value }) })
  return (
    <form
      className={css.filterForm}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        send()
      }}
    >
      <Choose
        label={t('items.filterField')}
        value={code}
        change={(now) => {
          setCode(now)
          setIs(undefined)
          setValue(undefined)
        }}
        none={t('items.chooseField')}
        autoFocus
      >
        {columns.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </Choose>
      {field && kind && how && (
        <>
          <Choose label={t('items.filterIs')} value={how} change={(now) => setIs(now as Comparison)}>
            {compares.map((one) => (
              <option key={one} value={one}>
                {t(`items.is_${one}`)}
              </option>
            ))}
          </Choose>
          {Want && (
            <div>
              <label htmlFor={id} className={states.hidden}>
                {field.name}
              </label>
              <Want key={code} field={field} id={id} value={value} change={setValue} refs={refs} learn={learn} />
            </div>
          )}
        </>
      )}
      <div className={css.filterFoot}>
        <Button variant="default" onClick={close}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!ready}>
          {t(filter ? 'items.apply' : 'items.add')}
        </Button>
      </div>
    </form>
  )
}

/** A filter, or a condition, as it is read. */
export function wordsOf({ field: code, is, value }: ItemFilter, columns: readonly Field[], refs: ItemRefs): string {
  const field = columns.find((one) => one.code === code)
  const name = field?.name ?? code
  if (is === 'empty' || is === 'filled') return t(`items.chip_${is}`, { name })
  const kind = field && kindOf(field)
  const said = kind && value !== undefined ? plain(value, field, refs) : String(value)
  return t(`items.chip_${is}`, { name, value: said })
}

function plain(value: Wanted, field: Field, refs: ItemRefs): string {
  const kind = kindOf(field)
  if (kind.wantText) return kind.wantText(value, field, refs)
  if (typeof value === 'boolean') return kind.text(value, field, refs)
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? value.value : String(value)
}
