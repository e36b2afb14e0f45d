import { NumberInput, TagsInput } from '@mantine/core'
import { editRoutedOperator, type RoutedOperator, readUserRouting } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useForm } from '../../../../ui/use-form.ts'
import { MeanwhileBand } from '../../MeanwhileBand.tsx'
import { kept, listTold, merged, valueTold } from '../../meanwhile.ts'
import settings from '../settings.module.css'

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

type Able = Pick<RoutedOperator, 'skills' | 'maximum' | 'version'>
const own = (skill: string) => skill.toLowerCase()

interface Edit {
  liveChatId: string
  operator: RoutedOperator
  /** Skills that somebody has already: the same word for the same thing. */
  known: readonly string[]
  close: () => void
}

/** Skills and room of one operator, in all live chats [B-07]. */
export function OperatorDialog({ liveChatId, operator, known, close }: Edit) {
  const { id: userId, name } = operator
  const queries = useQueryClient()
  const [base, setBase] = useState<Able>(operator)
  const [skills, setSkills] = useState<string[]>(operator.skills)
  const [maximum, setMaximum] = useState(operator.maximum)
  const [told, setTold] = useState<string[]>()
  const form = useForm()
  const meet = (theirs: Able) => {
    const most = ({ maximum }: Able) => String(maximum ?? t('routing.maximumNone'))
    setTold([
      ...listTold(base.skills, theirs.skills, own, own),
      ...valueTold(t('routing.operatorMaximum'), most(base), most(theirs)),
    ])
    setBase(theirs)
    setSkills(merged(base.skills, skills, theirs.skills, own))
    setMaximum(kept(base.maximum, maximum, theirs.maximum))
  }
  const save = () =>
    void form.run(async () => {
      try {
        await ask(editRoutedOperator, { path: { userId }, body: { version: base.version, skills, maximum } })
      } catch (error) {
        if (!isRefused(error, 'changed-meanwhile')) throw error
        return meet(await ask(readUserRouting, { path: { userId } }))
      }
      await queries.invalidateQueries({ queryKey: ['routed-operators', liveChatId] })
      toast({ kind: 'done', text: t('routing.operatorSaved', { name }) })
      close()
    })
  const act = { label: t('ui.save'), run: save, busy: form.busy }
  return (
    <Dialog title={t('routing.operatorEdit', { name })} close={close} act={act}>
      <div className={settings.form}>
        {told && <MeanwhileBand told={told} />}
        <TagsInput
          label={t('routing.operatorSkills')}
          description={t('routing.operatorSkillsHint')}
          inputWrapperOrder={order}
          data={[...known]}
          value={skills}
          onChange={setSkills}
          acceptValueOnBlur
          maxTags={50}
          maxLength={60}
          data-autofocus
          data-testid="operator-skills"
        />
        <NumberInput
          label={t('routing.operatorMaximum')}
          description={t('routing.operatorMaximumHint')}
          inputWrapperOrder={order}
          placeholder={t('routing.maximumNone')}
          min={1}
          max={10_000}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={maximum ?? ''}
          onChange={(value) => setMaximum(typeof value === 'number' && value > 0 ? value : null)}
        />
        {form.said && <p role="alert">{fieldError(form.said.text)}</p>}
      </div>
    </Dialog>
  )
}
