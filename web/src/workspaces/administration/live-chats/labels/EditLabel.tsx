import { editLabel, type LabelRow, listLabels } from '@parley/contract'
import { useState } from 'react'
import { ask, isRefused } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { MeanwhileBand } from '../../MeanwhileBand.tsx'
import { valueTold } from '../../meanwhile.ts'
import { LabelForm } from './LabelForm.tsx'

interface Edit {
  liveChatId: string
  label: LabelRow
  saved: () => Promise<void>
  close: () => void
}

/** Over the label that was seen: where somebody else changed it meanwhile, theirs is told and what was typed stays. */
export function EditLabel({ liveChatId, label, saved, close }: Edit) {
  const [base, setBase] = useState(label)
  const [told, setTold] = useState<string[]>()
  const path = { liveChatId }
  const save = async (typed: { name: string; colour: string }) => {
    try {
      await ask(editLabel, { path: { ...path, labelId: base.id }, body: { version: base.version, ...typed } })
    } catch (error) {
      const theirs = isRefused(error, 'changed-meanwhile') && (await ask(listLabels, { path })).find(({ id }) => id === base.id)
      if (!theirs) throw error
      const { name, colour } = theirs
      setTold([...valueTold(t('labels.name'), base.name, name), ...valueTold(t('labels.colour'), base.colour, colour)])
      return setBase(theirs)
    }
    await saved()
  }
  return (
    <>
      {told && <MeanwhileBand told={told} />}
      <LabelForm
        title={t('labels.edit', { name: label.name })}
        begin={{ name: label.name, colour: label.colour }}
        done={t('labels.save')}
        save={save}
        close={close}
      />
    </>
  )
}
