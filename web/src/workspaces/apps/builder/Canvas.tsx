import { ActionIcon, Button, Tabs, TextInput } from '@mantine/core'
import { IconColumns2, IconLayoutList, IconPlus, IconTrash } from '@tabler/icons-react'
import type { DragEvent } from 'react'
import { announce } from '../../../ui/announce.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { Choose } from '../fields/Choose.tsx'
import { t } from '../words.ts'
import css from './builder.module.css'
import { drag } from './drag.ts'
import { FieldCard } from './FieldCard.tsx'
import { codesAt, editedSection, fieldCodes, put, type Spot, withoutSection, withoutTab, withSection } from './layout.ts'
import type { Builder } from './use-builder.ts'

/** The form as it will stand, section by section. */
export function Canvas({ builder }: { builder: Builder }) {
  const { now, tab, setTab, change, locked } = builder
  const { form } = now
  const shown = new Set(fieldCodes(form))
  const aside = now.fields.filter(({ code }) => !shown.has(code))
  const edit = (next: typeof form, tag?: string) => change((was) => ({ ...was, form: next }), tag)
  const addTab = () => {
    const name = t('apps.tabNumber', { number: form.tabs.length + 1 })
    // The first tab gets a heading only now that there are two.
    const named = form.tabs.map((one, at) => (one.name ? one : { ...one, name: t('apps.tabNumber', { number: at + 1 }) }))
    edit({ tabs: [...named, { name, sections: [{ name: '', columns: [[]] }] }] })
    setTab(form.tabs.length)
  }
  const here = form.tabs[tab]!
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
    <section className={css.canvas} aria-label={t('apps.canvas')} tabIndex={0}>
      {form.tabs.length > 1 && (
        <Tabs value={String(tab)} onChange={(value) => setTab(Number(value))} className={css.formTabs}>
          <Tabs.List aria-label={t('apps.formTabs')}>
            {form.tabs.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tabs have no other name.
              <Tabs.Tab key={at} value={String(at)}>
                {one.name || t('apps.tabNumber', { number: at + 1 })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <fieldset className={css.tabName} disabled={locked}>
            <TextInput
              size="xs"
              aria-label={t('apps.tabName')}
              maxLength={200}
              value={here.name}
              onChange={({ currentTarget }) =>
                edit({ tabs: form.tabs.with(tab, { ...here, name: currentTarget.value }) }, `tab:${tab}`)
              }
            />
            <Tooltip label={t('apps.deleteTab')}>
              <ActionIcon
                aria-label={t('apps.deleteTab')}
                onClick={() => {
                  edit(withoutTab(form, tab))
                  setTab(Math.max(0, tab - 1))
                }}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </fieldset>
        </Tabs>
      )}
      {here.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name.
        <section key={at} className={css.section} aria-label={section.name || t('apps.sectionNumber', { number: at + 1 })}>
          <fieldset className={css.sectionHead} disabled={locked}>
            <TextInput
              size="xs"
              variant="unstyled"
              aria-label={t('apps.sectionName')}
              placeholder={t('apps.sectionUnnamed')}
              maxLength={200}
              value={section.name}
              onChange={({ currentTarget }) =>
                edit(editedSection(form, tab, at, { name: currentTarget.value }), `section:${tab}:${at}`)
              }
            />
            <IconColumns2 size={16} stroke={1.75} aria-hidden />
            <Choose
              className={css.columnCount}
              label={t('apps.columns')}
              value={String(section.columns.length)}
              change={(count) => edit(editedSection(form, tab, at, { columns: Number(count) }))}
            >
              {[1, 2, 3].map((count) => (
                <option key={count} value={count}>
                  {t('apps.columnCount', { count })}
                </option>
              ))}
            </Choose>
            {here.sections.length > 1 && (
              <Tooltip label={t('apps.deleteSection')}>
                <ActionIcon aria-label={t('apps.deleteSection')} onClick={() => edit(withoutSection(form, tab, at))}>
                  <IconTrash size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </fieldset>
          <div className={css.columns} data-columns={section.columns.length}>
            {section.columns.map((_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
              <Column key={column} builder={builder} spot={{ tab, section: at, column }} />
            ))}
          </div>
        </section>
      ))}
      <fieldset className={css.canvasFoot} disabled={locked}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => edit(withSection(form, tab))}
        >
          {t('apps.section')}
        </Button>
        <Button size="compact-sm" variant="default" leftSection={<IconLayoutList size={14} />} onClick={addTab}>
          {t('apps.tab')}
        </Button>
      </fieldset>
      {aside.length > 0 && (
        <section className={css.aside} aria-label={t('apps.notOnForm')}>
          <h2>{t('apps.notOnForm')}</h2>
          <ul>
            {aside.map((field) => (
              <FieldCard key={field.id} builder={builder} field={field} />
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

function Column({ builder, spot }: { builder: Builder; spot: Omit<Spot, 'at'> }) {
  const { now, change, add } = builder
  const codes = codesAt(now.form, spot)
  const byCode = new Map(now.fields.map((field) => [field.code, field]))
  const drop = (event: DragEvent, at: number) => {
    const { held } = drag
    if (!held) return
    event.preventDefault()
    event.stopPropagation()
    drag.held = undefined
    const to = { ...spot, at }
    if ('type' in held) return add(held.type, (was, code) => ({ ...was, form: put(was.form, code, to) }))
    change((was) => ({ ...was, form: put(was.form, held.code, to) }))
    announce(t('apps.moved'))
  }
  const over = (event: DragEvent) => drag.held && event.preventDefault()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and the Move to list do the same.
    <div className={css.column} onDragOver={over} onDrop={(event) => drop(event, codes.length)}>
      <ul>
        {codes.map((code, at) => {
          const field = byCode.get(code)
          return (
            field && <FieldCard key={field.id} builder={builder} field={field} over={over} drop={(event) => drop(event, at)} />
          )
        })}
      </ul>
      {codes.length === 0 && <p>{t('apps.emptyColumn')}</p>}
    </div>
  )
}
