import { Button } from '@mantine/core'
import { createLockEntry, deleteLockEntry, editLockEntry, type LockEntry, type LockList } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { LeaveGuard, LeaveQuestion } from '../../../ui/LeaveGuard.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import { bodyOf, type Draft, draftOf, emptyDraft, missingIn } from './draft.ts'
import { EntryFields } from './EntryFields.tsx'
import { PreviewNote } from './PreviewNote.tsx'
import { RuleFields } from './RuleFields.tsx'
import { usePreview } from './use-preview.ts'

/** A new entry, or one that is changed, deleted or taken back; the same form as in a session [BLK-11]. */
export function EntryDrawer(props: { entry: LockEntry | undefined; list: LockList; mayChange: boolean; close: () => void }) {
  const { entry, list, mayChange, close } = props
  const queries = useQueryClient()
  const { busy, said, say, run, of } = useForm()
  const [first] = useState<Draft>(() => (entry ? draftOf(entry) : { ...emptyDraft, list }))
  const [draft, change] = useState(first)
  const [leaving, setLeaving] = useState(false)
  const { preview, looking } = usePreview(draft)
  const set = (part: Partial<Draft>) => change((was) => ({ ...was, ...part }))
  const dirty = JSON.stringify(draft) !== JSON.stringify(first)
  const may = mayChange && (entry?.editable ?? true)
  const leave = () => (dirty && may ? setLeaving(true) : close())
  const done = (text: string, undo?: () => void) => {
    void queries.invalidateQueries({ queryKey: ['lock-entries'] })
    toast({ kind: 'done', text, ...(undo && { undo }) })
  }
  const put = async (id: string, body: Draft) => {
    await ask(editLockEntry, { path: { entryId: id }, body: bodyOf(body) })
    done(t('spam.entrySaved', { name: body.name }))
  }
  const save = () => {
    if (!may) return
    const missing = missingIn(draft, preview)
    if (missing) return say(missing)
    void run(async () => {
      if (entry) await put(entry.id, draft)
      else {
        await ask(createLockEntry, { body: bodyOf(draft) })
        done(t('spam.entrySaved', { name: draft.name }))
      }
      close()
    })
  }
  const remove = ({ id, name }: LockEntry) =>
    run(async () => {
      await ask(deleteLockEntry, { path: { entryId: id } })
      // Its name was typed when it was made, where it is wide.
      done(t('spam.entryDeleted', { name }), () => void run(() => put(id, { ...first, confirmation: name })))
      close()
    })
  const footer = may && (
    <>
      {entry && !entry.deletedAt && (
        <Button className={css.start} variant="subtle" color="red" loading={busy} onClick={() => void remove(entry)}>
          {t('spam.delete')}
        </Button>
      )}
      <Button variant="default" onClick={leave}>
        {t('ui.cancel')}
      </Button>
      <Button loading={busy} onClick={save}>
        {t(entry?.deletedAt ? 'spam.restore' : 'ui.save')}
      </Button>
    </>
  )
  return (
    <Drawer title={t(entry ? 'spam.editEntry' : 'spam.newEntry')} close={leave} submit={save} footer={footer}>
      {!may && <p className={css.warning}>{t(mayChange ? 'spam.mayNot' : 'spam.goOnline')}</p>}
      <fieldset disabled={!may} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <EntryFields draft={draft} set={set} said={said}>
          <RuleFields draft={draft} set={set} error={of('value')} />
        </EntryFields>
        {may && <PreviewNote draft={draft} set={set} preview={preview} looking={looking} error={of('confirmation')} />}
      </fieldset>
      {said && !said.field && (
        <p className={css.problem} role="alert">
          {said.text}
        </p>
      )}
      <LeaveGuard dirty={dirty && may && !busy} />
      {leaving && <LeaveQuestion stay={() => setLeaving(false)} leave={close} />}
    </Drawer>
  )
}
