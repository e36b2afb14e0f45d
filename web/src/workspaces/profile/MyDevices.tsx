import { Button } from '@mantine/core'
import { endMyOtherSignIns, endMySignIn, type SignIn } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useForm } from '../../ui/use-form.ts'
import { SignIns } from '../sign-in/SignIns.tsx'
import css from './profile.module.css'

/** The browsers that I am signed in with; whatever looks strange is ended here. */
export function MyDevices({ signIns }: { signIns: readonly SignIn[] }) {
  const form = useForm()
  const queries = useQueryClient()
  const end = (what: () => Promise<unknown>, said: string) =>
    void form.run(async () => {
      await what()
      await queries.invalidateQueries({ queryKey: ['my-security'] })
      toast({ text: said, kind: 'done' })
    })
  const others = signIns.filter(({ current }) => !current)
  return (
    <section className={css.section} aria-labelledby="my-devices">
      <h2 id="my-devices">{t('security.devices')}</h2>
      {form.said && <p role="alert">{fieldError(form.said.text)}</p>}
      <SignIns
        signIns={signIns}
        end={({ id }) => end(() => ask(endMySignIn, { path: { signInId: id } }), t('security.ended'))}
        busy={form.busy}
      />
      {others.length > 0 && (
        <div>
          <Button
            variant="default"
            loading={form.busy}
            onClick={() => end(() => ask(endMyOtherSignIns), t('security.endedOthers'))}
          >
            {t('security.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}
