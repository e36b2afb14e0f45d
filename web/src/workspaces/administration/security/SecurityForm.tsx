import { NumberInput } from '@mantine/core'
import { editSecurity, type Security } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { type Said, useForm } from '../../../ui/use-form.ts'
import { workspace } from '../../../workspace.ts'
import { ConfirmDialog } from '../../sign-in/ConfirmDialog.tsx'
import { useMySecurity } from '../../sign-in/use-my-security.ts'
import { GroupPicker } from '../GroupPicker.tsx'
import { SettingsBar } from '../SettingsBar.tsx'
import css from '../table.module.css'
import { changesIn, type Draft, draftOf, wrongIn } from './draft.ts'
import { SsoFields } from './SsoFields.tsx'

/** All of it is saved together, with the password of who asks. */
export function SecurityForm({ saved }: { saved: Security }) {
  const before = draftOf(saved)
  const [draft, setDraft] = useState(before)
  const [confirming, setConfirming] = useState(false)
  const form = useForm()
  const queries = useQueryClient()
  const email = useStore(workspace)?.me.email ?? ''
  const mine = useMySecurity().data
  const changes = changesIn(draft, before)
  const dirty = Object.keys(changes).length > 0
  const set = (more: Partial<Draft>) => {
    form.say(undefined)
    setDraft((was) => ({ ...was, ...more }))
  }
  const discard = () => {
    setDraft(before)
    form.say(undefined)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    const wrong = wrongIn(draft)
    if (wrong) form.say(wrong)
    else setConfirming(true)
  }
  const save = async (password: { password?: string }) => {
    try {
      const now = await ask(editSecurity, { body: { version: saved.version, ...password, ...changes } })
      queries.setQueryData(['security'], now)
      await queries.invalidateQueries({ queryKey: ['installation'] })
      toast({ text: t('security.saved'), kind: 'done' })
    } catch (failed) {
      // What is wrong with a field is said there, and the dialog goes.
      if (!isRefused(failed) || !failed.problem.field?.startsWith('/sso/')) throw failed
      form.say(saidOf(failed.problem.field, refusalText(failed.problem.code)))
    }
  }
  return (
    <form className={css.page} onSubmit={look} noValidate>
      <div className={css.scroll}>
        <div className={css.sections}>
          <section className={css.section} aria-labelledby="required">
            <h2 id="required">{t('security.required')}</h2>
            <p className={css.hint}>{t('security.requiredHint')}</p>
            <GroupPicker
              label={t('security.groups')}
              chosen={draft.secondFactorGroupIds}
              onChange={(secondFactorGroupIds) => set({ secondFactorGroupIds })}
              everybody
            />
          </section>
          <section className={css.section} aria-labelledby="lifetime">
            <h2 id="lifetime">{t('security.lifetime')}</h2>
            <div className={css.pair}>
              <Amount
                label="signInDays"
                unit="days"
                most={90}
                value={draft.signInDays}
                set={(signInDays) => set({ signInDays })}
                error={form.of('signInDays')}
              />
              <Amount
                label="idleHours"
                unit="hours"
                most={720}
                value={draft.idleHours}
                set={(idleHours) => set({ idleHours })}
                error={form.of('idleHours')}
              />
            </div>
            <p className={css.hint}>
              {t('security.limitsHint')} <Link to={'/admin/settings' as string}>{t('security.toSettings')}</Link>
            </p>
          </section>
          <SsoFields saved={saved.sso} sso={draft.sso} set={(sso) => set({ sso })} of={form.of} />
        </div>
      </div>
      {confirming && (
        <ConfirmDialog
          title={t('security.confirmTitle')}
          text={t('security.confirmText')}
          action={t('security.save')}
          email={email}
          hasPassword={mine?.hasPassword ?? true}
          run={save}
          close={() => setConfirming(false)}
        />
      )}
      <SettingsBar edit={{ form, dirty, discard }} />
    </form>
  )
}

function saidOf(pointer: string, text: string): Said {
  return { field: pointer.slice(1), text }
}

function Amount(props: {
  label: 'signInDays' | 'idleHours'
  unit: 'days' | 'hours'
  most: number
  value: number
  set: (value: number) => void
  error: string | undefined
}) {
  return (
    <NumberInput
      label={t(`security.${props.label}`)}
      suffix={` ${t(`security.${props.unit}`)}`}
      allowDecimal={false}
      min={1}
      max={props.most}
      clampBehavior="none"
      value={props.value}
      onChange={(value) => props.set(Number(value))}
      error={fieldError(props.error)}
    />
  )
}
