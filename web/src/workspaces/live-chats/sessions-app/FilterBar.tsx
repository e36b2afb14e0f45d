import { ActionIcon, Button } from '@mantine/core'
import type { SessionFilters } from '@parley/contract'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { useActions } from '../../../ui/actions.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { FilterForm } from './FilterForm.tsx'
import { chipOf, type Field, fields } from './filters.ts'
import css from './sessions-app.module.css'
import { useOptions } from './use-found.ts'
import { useNames } from './use-names.ts'
import { t } from './words.ts'

/** What is asked for, each in a chip that can be changed and taken off; and a way to ask for more [SAP-02]. */
export function FilterBar({ filters, set }: { filters: SessionFilters; set: (filters: SessionFilters) => void }) {
  const options = useOptions()
  const labels = useHeld(({ liveChats }) => liveChats).flatMap((chat) => chat.labels)
  const [customers, items] = [useNames('customers', filters.customerIds ?? []), useNames('items', filters.itemIds ?? [])]
  const mayViewApps = useHeld(({ me, mayViewApps: some }) => me.administrator || some)
  const known = { options, labels, names: new Map([...customers, ...items]) }
  const add = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<Field['code']>()
  const all = fields().filter(({ code }) => code !== 'itemIds' || mayViewApps || filters.itemIds)
  const shown = all.filter(({ code }) => filters[code] !== undefined || code === open)
  const without = (code: Field['code']) => {
    const { [code]: _, ...rest } = filters
    return rest
  }
  const group = t('sessionsApp.title')
  useActions([{ id: 'add-filter', label: t('sessionsApp.addFilter'), group, keys: 'F', run: () => add.current?.click() }])
  return (
    <>
      {shown.map((field) => {
        const there = filters[field.code] !== undefined
        const text = there ? chipOf(field, filters, known) : field.label
        return (
          <Popover
            key={field.code}
            opened={open === field.code}
            onDismiss={() => setOpen(undefined)}
            position="bottom-start"
            width={320}
            trapFocus
            returnFocus
          >
            <Popover.Target>
              <span className={css.chip} data-testid={`filter-${field.code}`}>
                <button
                  type="button"
                  aria-label={t('sessionsApp.changeFilter', { filter: text })}
                  onClick={() => (field.kind === 'flag' ? undefined : setOpen(field.code))}
                >
                  {text}
                </button>
                {there && (
                  <ActionIcon
                    size={24}
                    variant="transparent"
                    color="inherit"
                    aria-label={t('sessionsApp.removeFilter', { filter: text })}
                    onClick={() => set(without(field.code))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                )}
              </span>
            </Popover.Target>
            <Popover.Dropdown>
              <FilterForm
                field={field}
                filters={filters}
                known={known}
                apply={(value) => {
                  set(value === undefined ? without(field.code) : ({ ...filters, [field.code]: value } as SessionFilters))
                  setOpen(undefined)
                }}
              />
            </Popover.Dropdown>
          </Popover>
        )
      })}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button ref={add} variant="subtle" leftSection={<IconFilterPlus size={16} stroke={1.75} />} data-testid="add-filter">
            {t('sessionsApp.filter')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.fields}>
          {all
            .filter(({ code }) => filters[code] === undefined)
            .map((field) => (
              <Menu.Item
                key={field.code}
                onClick={() =>
                  field.kind === 'flag' ? set({ ...filters, [field.code]: true }) : setTimeout(() => setOpen(field.code))
                }
              >
                {field.label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {Object.keys(filters).length > 0 && (
        <Button variant="subtle" color="gray" onClick={() => set({})}>
          {t('ui.clearFilters')}
        </Button>
      )}
    </>
  )
}
