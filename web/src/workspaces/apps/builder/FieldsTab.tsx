import { Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconForms, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { kindOf, kinds } from '../fields/index.ts'
import { FieldRow } from './FieldRow.tsx'
import css from './fields.module.css'
import type { Builder } from './use-builder.ts'
import { t } from './words.ts'

type By = 'name' | 'type'

/** All fields of the app, also those that stand nowhere on its form; each leads to its properties [ui.md S21]. */
export function FieldsTab({ builder, open }: { builder: Builder; open: (code: string) => void }) {
  const { now, add } = builder
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<{ by: By; down: boolean }>()
  const wanted = typed.trim().toLocaleLowerCase()
  const said = (field: (typeof now.fields)[number]) => ({ name: field.name, type: t(kindOf(field).name) })
  const found = now.fields.filter((field) =>
    [...Object.values(said(field)), field.code].some((text) => text.toLocaleLowerCase().includes(wanted)),
  )
  const rows = order
    ? found.toSorted((a, b) => said(a)[order.by].localeCompare(said(b)[order.by]) * (order.down ? -1 : 1))
    : found
  const heading = (by: By, label: string) => {
    const mine = order?.by === by
    const Mark = mine && order.down ? IconArrowDown : IconArrowUp
    return (
      <th scope="col" aria-sort={mine ? (order.down ? 'descending' : 'ascending') : 'none'}>
        <button type="button" onClick={() => setOrder({ by, down: mine && !order.down })}>
          {label}
          <Mark size={14} aria-hidden data-shown={mine} />
        </button>
      </th>
    )
  }
  return (
    <div className={css.fields}>
      <div className={css.toolbar}>
        <TextInput
          type="search"
          aria-label={t('building.findField')}
          placeholder={t('building.findField')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <AddField builder={builder} add={(type) => open(add(type))} />
      </div>
      {now.fields.length === 0 ? (
        <EmptyState
          icon={<IconForms size={40} stroke={1.75} />}
          title={t('building.noFields')}
          text={t('building.noFieldsText')}
        />
      ) : rows.length === 0 ? (
        <p className={css.none}>{t('building.noSuchField')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
        <section className={css.scroll} aria-label={t('building.tab_fields')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {heading('name', t('apps.fieldName'))}
                <th scope="col">{t('building.code')}</th>
                {heading('type', t('building.type'))}
                <th scope="col">{t('apps.required')}</th>
                <th scope="col">{t('apps.searchable')}</th>
                <th scope="col">{t('building.where')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((field) => (
                <FieldRow key={field.id} builder={builder} field={field} open={() => open(field.code)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

function AddField({ builder: { now, locked }, add }: { builder: Builder; add: (type: (typeof kinds)[number]['type']) => void }) {
  const there = (type: string) => now.fields.some((field) => field.type === type)
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.75} />} disabled={locked}>
          {t('building.addField')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.types!}>
        {kinds
          .filter(({ single, type }) => !(single && there(type)))
          .map((kind) => (
            <Menu.Item
              key={kind.type}
              leftSection={<kind.icon size={16} stroke={1.75} aria-hidden />}
              onClick={() => add(kind.type)}
            >
              {t(kind.name)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
