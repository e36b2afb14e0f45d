import { Button, Radio } from '@mantine/core'
import { IconToggleLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { workspace } from '../../../workspace.ts'
import { go, question, wish } from './go.ts'
import css from './status.module.css'

/** Stands in every workspace: the key that toggles the status, and the question that going Offline asks. */
export function OfflineQuestion() {
  const online = useStore(workspace)?.me.online ?? null
  const sessions = useStore(question)
  const toggle = {
    id: 'toggle-status',
    label: t('status.toggle'),
    group: t('ui.general'),
    keys: 'Alt+O',
    icon: IconToggleLeft,
    run: () => wish(!online),
  }
  useActions(online === null ? [] : [toggle])
  return sessions === undefined ? null : <Question sessions={sessions} />
}

function Question({ sessions }: { sessions: number }) {
  const [kept, setKept] = useState<'keep' | 'queue'>('keep')
  const close = () => question.set(undefined)
  const leave = () => {
    close()
    void go(false, kept)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={leave}>{t('status.go')}</Button>
    </>
  )
  return (
    <Dialog title={t('status.question')} close={close} submit={leave} footer={footer}>
      <Radio.Group
        label={t('status.open', { count: sessions })}
        value={kept}
        onChange={(value) => setKept(value as 'keep' | 'queue')}
      >
        <div className={css.choices}>
          <Radio value="keep" label={t('status.keep')} description={t('status.keepHint')} />
          <Radio value="queue" label={t('status.queue')} description={t('status.queueHint')} />
        </div>
      </Radio.Group>
    </Dialog>
  )
}
