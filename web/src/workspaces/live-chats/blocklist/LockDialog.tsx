import { Button, Checkbox, Radio } from '@mantine/core'
import { createLockEntry, type SessionCard } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { channelName } from '../../../conversation/index.ts'
import { ask } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { toggleSpam } from '../session/session-actions.ts'
import { t } from '../session/spam-words.ts'
import { useRights } from '../session/use-rights.ts'
import { useSession } from '../session/use-session.ts'
import css from './blocklist.module.css'
import { bodyOf, type Draft, draftFor, missingIn } from './draft.ts'
import { EntryFields } from './EntryFields.tsx'
import { PreviewNote } from './PreviewNote.tsx'
import { RuleFields } from './RuleFields.tsx'
import { usePreview } from './use-preview.ts'

/** Locks the account of a session's customer, or all that a rule matches [BLK-01, BLK-06, ui.md S11]. */
export default function LockDialog({ card, close }: { card: SessionCard; close: () => void }) {
  const { details } = useSession(card.id)
  if (!details) {
    return (
      <Dialog title={t('spam.lockTitle')} close={close}>
        <SkeletonRows count={4} />
      </Dialog>
    )
  }
  return <LockForm card={card} customer={details.customer} close={close} />
}

function LockForm(props: {
  card: SessionCard
  customer: Parameters<typeof draftFor>[0] & { email: string | null; phone: string | null; externalId: string | null }
  close: () => void
}) {
  const { card, customer, close } = props
  const may = useRights(card)
  const queries = useQueryClient()
  const { busy, said, say, run, of } = useForm()
  const [draft, change] = useState<Draft>(() => draftFor(customer))
  const [byRule, setByRule] = useState(false)
  const [alsoSpam, setAlsoSpam] = useState(false)
  const { preview, looking } = usePreview(draft, card.id)
  const set = (part: Partial<Draft>) => change((was) => ({ ...was, ...part }))
  const { name, account, email, phone, externalId } = customer
  const offersSpam = may.spam && card.state !== 'spam'

  const choose = (what: string) => {
    setByRule(what === 'rule')
    if (what === 'account') set({ type: 'account', operator: 'equals', value: account ?? '' })
  }
  const save = () => {
    const missing = missingIn(draft, preview)
    if (missing) return say(missing)
    void run(async () => {
      await ask(createLockEntry, { body: bodyOf(draft, card.id) })
      void queries.invalidateQueries({ queryKey: ['session', card.id] })
      toast({
        kind: 'done',
        text: draft.list === 'block' ? t('spam.accountLocked', { name }) : t('spam.entrySaved', { name: draft.name }),
      })
      close()
      if (offersSpam && alsoSpam) await toggleSpam(card)
    })
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button {...(draft.list === 'block' && { color: 'red' })} loading={busy} onClick={save}>
        {t(draft.list === 'block' ? 'spam.lockTitle' : 'spam.except')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('spam.lockTitle')} close={close} submit={save} footer={footer} wide>
      <p className={css.who}>
        <span>
          <b>{name}</b> · {channelName(card.channelKind)}
          {[email, phone].filter(Boolean).map((known) => ` · ${known}`)}
        </span>
      </p>
      <EntryFields draft={draft} set={set} said={said}>
        <Radio.Group label={t('spam.what')} value={byRule ? 'rule' : 'account'} onChange={choose}>
          <div className={css.choices}>
            <Radio value="account" label={t('spam.thisAccount')} description={account} />
            <Radio value="rule" label={t('spam.byRule')} />
          </div>
        </Radio.Group>
        {byRule && (
          <RuleFields draft={draft} set={set} error={of('value')} known={{ account, email, phone, 'external-id': externalId }} />
        )}
      </EntryFields>
      {offersSpam && (
        <Checkbox
          mt="md"
          label={t('spam.alsoSpam')}
          checked={alsoSpam}
          onChange={({ currentTarget }) => setAlsoSpam(currentTarget.checked)}
        />
      )}
      <PreviewNote draft={draft} set={set} preview={preview} looking={looking} error={of('confirmation')} />
      {said && !said.field && (
        <p className={css.problem} role="alert">
          {said.text}
        </p>
      )}
    </Dialog>
  )
}
