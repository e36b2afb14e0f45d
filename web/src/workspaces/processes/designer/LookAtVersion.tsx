import { type ProcessVersion, readProcessVersion } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { Failed } from '../../apps/failed.tsx'
import { kindOf } from '../../apps/fields/index.ts'
import Diagram from '../instances/Diagram.tsx'
import { versionsKey } from '../queries.ts'
import css from './designer.module.css'
import { t } from './words.ts'

interface Looking {
  processId: string
  version: ProcessVersion
  /** Puts it in the place of the draft. */
  take: () => Promise<void>
  close: () => void
}

/** A version as it was published. */
export default function LookAtVersion({ processId, version: { number }, take, close }: Looking) {
  const { data, error, refetch } = useQuery({
    queryKey: [...versionsKey(processId), String(number)],
    queryFn: ({ signal }) => ask(readProcessVersion, { path: { processId, number: String(number) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const form = useForm()
  const run = () =>
    void form.run(async () => {
      await take()
      toast({ kind: 'done', text: t('designer.tookVersion', { number }) })
    })
  return (
    <Dialog
      wide
      title={t('processes.version', { number })}
      close={close}
      act={{ label: t('designer.takeVersion'), run, busy: form.busy, disabled: !data, testId: 'take-version' }}
    >
      {!data && !error && <SkeletonRows count={3} />}
      {!data && error && <Failed error={error} again={() => void refetch()} />}
      {form.said && (
        <p role="alert" className={css.alert}>
          {form.said.text}
        </p>
      )}
      {data && (
        <>
          <div className={css.look}>
            <Diagram xml={data.diagram} at={[]} failedAt={null} />
          </div>
          <h3 className={css.heading}>{t('processes.variables')}</h3>
          {data.variables.length === 0 && <p className={css.hint}>{t('processes.noVariables')}</p>}
          <ul className={css.plain}>
            {data.variables.map(({ field }) => (
              <li key={field.id}>{t('designer.variableOf', { name: field.name, type: t(kindOf(field).name) })}</li>
            ))}
          </ul>
          <p className={css.hint}>{t('designer.takeVersionText')}</p>
        </>
      )}
    </Dialog>
  )
}
