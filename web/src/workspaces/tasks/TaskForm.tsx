import { Button } from '@mantine/core'
import type { TaskPage } from '@parley/contract'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useActions } from '../../ui/actions.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Reasoned } from '../../ui/Reasoned.tsx'
import { FieldBlock } from '../apps/form/FieldBlock.tsx'
import { FormLayout } from '../apps/form/FormLayout.tsx'
import type { ItemFormStore } from '../apps/form/form-state.ts'
import { Summary } from '../apps/form/Summary.tsx'
import { layoutOf, refreshed } from './task-form.ts'
import css from './tasks.module.css'
import { useComplete } from './use-complete.ts'
import { useTaskDraft } from './use-task-draft.ts'
import { t } from './words.ts'

/** The first nine have keys. */
const KEYS = 9

interface Filled {
  page: TaskPage
  form: ItemFormStore
  /** Why nothing can be sent now; '' where it can. */
  why: string
  /** It was sent. */
  done: () => void
}

/** What is to be filled in, drawn as items are, and the ways out; choosing one is final. */
export function TaskForm({ page, form, why, done }: Filled) {
  const id = useId()
  const summary = useRef<HTMLDivElement>(null)
  const layout = layoutOf(page)
  const shut = new Set(page.fields.filter(({ readOnly }) => readOnly).map(({ field }) => field.code))
  const { back, discard, forget } = useTaskDraft(page, form)
  const sent = () => {
    forget()
    done()
  }
  const { complete, busy, said } = useComplete({ page, form, done: sent, failed: () => summary.current?.focus() })
  useEffect(() => form.set((was) => refreshed(was, page)), [form, page])
  const exits = page.exits.map((exit) => ({ ...exit, label: exit.name || t('tasks.doneExit') }))
  useActions(
    exits.slice(0, KEYS).map((exit, at) => ({
      id: `exit-${exit.id}`,
      label: exit.label,
      group: page.task.name,
      keys: `Mod+${at + 1}`,
      ...(why && { why }),
      run: () => void complete(exit),
    })),
  )
  const go = (code: string) => {
    const control = document.getElementById(`${id}-${code}`)
    control?.scrollIntoView({ block: 'center' })
    control?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const [only, ...others] = page.exits
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !only || others.length > 0 || why) return
    event.preventDefault()
    void complete(only)
  }
  return (
    <form
      className={css.form}
      noValidate
      aria-label={page.task.name}
      onKeyDown={press}
      onSubmit={(event) => event.preventDefault()}
    >
      {back && (
        <div className={css.state}>
          <Banner
            tone="accent"
            action={
              <Button size="compact-sm" variant="subtle" onClick={discard}>
                {t('tasks.discard')}
              </Button>
            }
          >
            {t('tasks.draftBack')}
          </Banner>
        </div>
      )}
      <Summary app={layout} form={form} said={said} go={go} ref={summary} />
      {layout.fields.length > 0 && (
        <FormLayout
          app={layout}
          tab={0}
          setTab={() => undefined}
          draw={(field) => <FieldBlock form={form} field={field} id={`${id}-${field.code}`} locked={shut.has(field.code)} />}
        />
      )}
      <fieldset className={css.exits} aria-label={t('tasks.exits')}>
        {why && <span role="status">{why}</span>}
        {exits.map((exit, at) => (
          <Reasoned key={exit.id} why={why}>
            <Button variant={at === 0 ? 'filled' : 'default'} loading={busy === exit.id} onClick={() => void complete(exit)}>
              {exit.label}
            </Button>
          </Reasoned>
        ))}
      </fieldset>
    </form>
  )
}
