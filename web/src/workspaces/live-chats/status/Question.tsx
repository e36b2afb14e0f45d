import { Radio } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { go, question } from './go.ts'
import css from './status.module.css'

/** What becomes of the open sessions. */
export default function Question({ sessions }: { sessions: number }) {
  const [kept, setKept] = useState<'keep' | 'queue'>('keep')
  const close = () => question.set(undefined)
  const leave = () => {
    close()
    void go(false, kept)
  }
  const act = { label: t('status.go'), run: leave }
  return (
    <Dialog title={t('status.question')} close={close} act={act}>
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
