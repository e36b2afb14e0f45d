import { Button } from '@mantine/core'
import { createLockEntry, deleteLockEntry, type LockOnCustomer, type SessionCard } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { t } from '../session/spam-words.ts'
import { useSession } from '../session/use-session.ts'
import css from './blocklist.module.css'
import { bodyOf, draftFor } from './draft.ts'

/** What locks this customer, to be taken away, or an exception for them alone [BLK-02, ui.md S11]. */
export default function UnlockDialog({ card, close }: { card: SessionCard; close: () => void }) {
  const { details } = useSession(card.id)
  const queries = useQueryClient()
  const { busy, said, run } = useForm()
  const { name } = card.customer
  const customer = details?.customer
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['session', card.id] })
    toast({ kind: 'done', text: t('spam.unlocked', { name }) })
  }
  const remove = (lock: LockOnCustomer, last: boolean) =>
    run(async () => {
      await ask(deleteLockEntry, { path: { entryId: lock.id } })
      done()
      if (last) close()
    })
  const except = () =>
    run(async () => {
      const draft = draftFor(customer!)
      await ask(createLockEntry, { body: bodyOf({ ...draft, list: 'allow', name: t('spam.exceptName', { name }) }, card.id) })
      done()
      close()
    })
  const locks = customer?.locks ?? []
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button variant="default" loading={busy} disabled={!customer} onClick={() => void except()}>
        {t('spam.except')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('spam.unlockTitle', { name })} close={close} footer={footer}>
      {!customer && <SkeletonRows count={2} />}
      <p className={css.who}>{t('spam.unlockText')}</p>
      <ul className={css.rules}>
        {locks.map((lock) => (
          <li key={lock.id}>
            <span>{t('spam.lockedBy', { name: lock.name, others: lock.others })}</span>
            {lock.editable && (
              <Button
                color="red"
                variant="light"
                loading={busy}
                aria-label={t('spam.removeNamed', { name: lock.name })}
                onClick={() => void remove(lock, locks.length === 1)}
              >
                {t('spam.removeRule')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {said && (
        <p className={css.problem} role="alert">
          {said.text}
        </p>
      )}
    </Dialog>
  )
}
