import '../../../../texts/later.ts'
import type { RoutingRules } from '@parley/contract'
import { useEffect, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { useActions } from '../../../../ui/actions.ts'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import type { Form } from '../live-chat.ts'
import { type DraftRule, newRule, sameRule } from './draft.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RulesBar } from './RulesBar.tsx'
import { RulesView } from './RulesView.tsx'
import css from './routing.module.css'
import { Simulator } from './Simulator.tsx'
import { useNameable } from './use-nameable.ts'
import { useRouting, useRules } from './use-routing.ts'

interface Tab {
  form: Form
  /** Whether the tab is the one that is looked at: it stays as it is behind the others. */
  shown: boolean
  /** Told whether something would be lost. */
  setDirty: (dirty: boolean) => void
}

/** The routing of a live chat: its rules, and what they would have done [RTE-16…23, B-06]. */
export default function RoutingTab(props: Tab) {
  const { data, error, refetch } = useRules(props.form.chat.id)
  if (data) return <Rules read={data} {...props} />
  return (
    <div className={css.tab}>
      <div className={css.scroll}>{error ? <ErrorState again={() => void refetch()} /> : <SkeletonRows count={4} />}</div>
    </div>
  )
}

type View = { name: 'rules' } | { name: 'rule'; rule: DraftRule; edited: DraftRule } | { name: 'simulator' }

function Rules({ read, form, shown, setDirty }: Tab & { read: RoutingRules }) {
  const routing = useRouting(form.chat.id, read, form.readOnly)
  const nameable = useNameable(form)
  const [view, setView] = useState<View>({ name: 'rules' })
  const [last, setLast] = useState<string>()
  const unfinished = view.name === 'rule' && !sameRule(view.rule, view.edited)
  const dirty = routing.dirty || unfinished
  useEffect(() => setDirty(dirty), [dirty, setDirty])
  const save = async () => {
    if (view.name === 'rule') return
    if (form.dirty) await form.save()
    if (routing.dirty && (await routing.save())) setView({ name: 'rules' })
  }
  const action = { id: 'save', label: t('ui.save'), group: t('routing.tab'), keys: 'Mod+S', run: () => void save() }
  useActions(shown && !form.readOnly ? [action] : [])

  const open = (rule: DraftRule) => setView({ name: 'rule', rule, edited: rule })
  const close = (key?: string) => {
    setLast(key)
    setView({ name: 'rules' })
  }
  if (view.name === 'rule') {
    const { rule, edited } = view
    const done = () => {
      routing.put(edited)
      close(edited.key)
    }
    const refused = routing.refused?.key === rule.key ? routing.refused.text : undefined
    const set = (change: Partial<DraftRule>) =>
      setView((was) => (was.name === 'rule' ? { ...was, edited: { ...was.edited, ...change } } : was))
    return <RuleEditor rule={edited} set={set} nameable={nameable} refused={refused} done={done} cancel={() => close(rule.key)} />
  }
  return (
    <div className={css.tab}>
      <div className={css.scroll}>
        {view.name === 'simulator' ? (
          <Simulator routing={routing} form={form} nameable={nameable} back={() => close()} />
        ) : (
          <RulesView
            routing={routing}
            form={form}
            nameable={nameable}
            baseBroken={form.draft.rule === form.chat.rule ? read.baseBroken : []}
            open={open}
            add={() => open(newRule())}
            begin={last}
          />
        )}
      </div>
      <RulesBar
        routing={routing}
        form={form}
        save={() => void save()}
        simulate={view.name === 'rules' ? () => setView({ name: 'simulator' }) : undefined}
      />
    </div>
  )
}
