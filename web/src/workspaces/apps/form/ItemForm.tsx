import { Button } from '@mantine/core'
import type { App, Field, ItemPage, ItemRefs, ItemValues } from '@parley/contract'
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { connection, isRefused, sayOf } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { useActions } from '../../../ui/actions.ts'
import { t } from '../words.ts'
import { type Alike, AlikeNote } from './AlikeNote.tsx'
import { beginning } from './beginning.ts'
import { Conflicts } from './Conflicts.tsx'
import { DraftNote } from './DraftNote.tsx'
import { FieldBlock, PlainField } from './FieldBlock.tsx'
import { FormLayout, tabOf } from './FormLayout.tsx'
import css from './form.module.css'
import { errorsByCode, formStore, missing, openFields, own, rebased, sentValues } from './form-state.ts'
import { draftIn } from './item-draft.ts'
import { Summary } from './Summary.tsx'
import { useAlike } from './use-alike.ts'
import { useHidden } from './use-hidden.ts'
import { useItemDraft } from './use-item-draft.ts'

/** What a save is of. */
interface Saving {
  /** The same when a new item is saved again, so that none is made twice. */
  itemId: string
  /** The one that an old item is changed from. */
  version: number | undefined
}

interface Filling {
  app: Pick<App, 'name' | 'itemName' | 'fields' | 'form' | 'refs' | 'readOnly'>
  /** Edits this one; without it a new item is made. */
  page?: ItemPage
  /** What a new item begins with, and names for the ids in it. */
  prefill?: ItemValues
  refs?: Partial<ItemRefs>
  /** Codes of fields that cannot be changed here. */
  locked?: readonly string[]
  /**
   * Saves: of a new item all values, of an old one what was changed (null clears) with the version it is changed from. What it
   * throws is shown in the form: `values-invalid` at the fields, `changed-meanwhile` as both values.
   */
  submit: (values: Record<string, unknown>, saving: Saving) => Promise<void>
  /** What is typed is kept under it in this browser until it is saved, or forgotten by who closes the form; see `useForgetDraft`. */
  draftName: string
  submitLabel?: string
  cancel: () => void
  /** Items of this app that have the same in a field are told when it is left. */
  alike?: Alike
  /** Whether there is something that would be lost. */
  onDirty?: (dirty: boolean) => void
}

/** A form drawn from an app's fields, to make an item or to edit one [APP-06, ui.md S10, S20]. */
export function ItemForm({ app, page, locked = [], draftName, ...rest }: Filling) {
  const { submit, submitLabel, cancel, alike, onDirty } = rest
  const [{ prefill, refs }] = useState(() => (page ? { prefill: {}, refs: {} } : beginning(app, rest.prefill, rest.refs)))
  const [form] = useState(() => formStore(page, prefill, refs))
  const begins = { fields: app.fields, locked: [...locked, ...app.readOnly], prefill, page }
  const { itemId, back, lost, startAnew, forget } = useItemDraft(draftName, form, begins)
  const [tab, setTab] = useState(0)
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<string>()
  const offline = useStore(connection).socket === 'lost' && !navigator.onLine
  const summary = useRef<HTMLDivElement>(null)
  const id = useId()
  const dirty = useSyncExternalStore(form.on, () => draftIn(form.get(), itemId, begins) !== undefined)
  useEffect(() => onDirty?.(dirty), [dirty, onDirty])
  const fail = (text?: string) => {
    say(text)
    setTimeout(() => summary.current?.focus())
  }
  const go = (code: string) => {
    setTab(tabOf(app, code))
    setTimeout(() => {
      const control = document.getElementById(`${id}-${code}`)
      control?.scrollIntoView({ block: 'center' })
      control?.focus()
    })
  }
  const save = async () => {
    if (busy) return
    say(undefined)
    const errors = missing({ form: app.form, fields: openFields(app) }, form.get(), app.fields)
    form.set((was) => ({ ...was, errors }))
    if (Object.keys(errors).length) return fail()
    if (form.get().waiting.length) return fail(t('items.stillUploading'))
    setBusy(true)
    try {
      // What only the server may write, and it begins with, is not sent back.
      const begun = (code: string, value: unknown) => app.readOnly.includes(code) && value === own(prefill, code)
      const sent = Object.entries(sentValues(form.get(), app.fields)).filter(([code, value]) => !begun(code, value))
      await submit(Object.fromEntries(sent), { itemId, version: form.get().version })
      forget()
    } catch (error) {
      const problem = isRefused(error) ? error.problem : undefined
      if (problem?.code === 'changed-meanwhile' && problem.current) {
        const now = problem.current
        form.set((was) => rebased(was, now))
      } else if (problem?.code === 'values-invalid' && problem.errors) {
        const wrong = errorsByCode(problem.errors)
        form.set((was) => ({ ...was, errors: wrong }))
        fail()
      } else fail(sayOf(error))
    } finally {
      setBusy(false)
    }
  }
  useActions([{ id: 'save-item', label: t('ui.save'), group: app.name, keys: 'Mod+S', run: () => void save() }])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save()
  }
  const hidden = useHidden(app.fields, form)
  const warnings = errorsByCode(page?.warnings ?? [])
  const [found, look] = useAlike(alike, form)
  const draw = (field: Field) => {
    if (app.readOnly.includes(field.code)) return <PlainField form={form} field={field} />
    const shut = locked.includes(field.code)
    const block = <FieldBlock form={form} field={field} id={`${id}-${field.code}`} locked={shut} warning={warnings[field.code]} />
    if (!alike || shut) return block
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the field inside was left.
      <div onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && look(field)}>
        {block}
        <AlikeNote field={field} found={found[field.code] ?? []} alike={alike} />
      </div>
    )
  }
  return (
    <form
      className={css.form}
      noValidate
      aria-label={page ? t('items.editing', { name: page.item.name }) : t('items.newOf', { name: app.itemName })}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={css.body}>
        {back !== undefined && <DraftNote at={back} lost={lost} startAnew={startAnew} />}
        <Conflicts app={app} form={form} />
        <Summary app={app} form={form} said={said} go={go} ref={summary} />
        {app.fields.length === 0 ? (
          <p className={css.none}>{t('items.noFields')}</p>
        ) : (
          <FormLayout app={app} hidden={hidden} draw={draw} tab={tab} setTab={setTab} />
        )}
      </div>
      <div className={css.foot}>
        {offline && <span role="status">{t('ui.offlineReason')}</span>}
        <Button variant="default" onClick={cancel}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={offline}>
          {submitLabel ?? t(page ? 'ui.save' : 'items.create')}
        </Button>
      </div>
    </form>
  )
}
