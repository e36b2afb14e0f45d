import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { Banner } from '../../../../ui/Banner.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import { Bar } from '../../../../ui/SaveBar.tsx'
import { ActionFields } from './ActionFields.tsx'
import { Conditions } from './Conditions.tsx'
import { checkRule } from './check-rule.ts'
import type { DraftRule } from './draft.ts'
import { ExtrasFields } from './ExtrasFields.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'

interface Editor {
  rule: DraftRule
  set: (change: Partial<DraftRule>) => void
  nameable: Nameable
  /** What the server said of it when it was saved. */
  refused: string | undefined
  done: () => void
  cancel: () => void
}

/** One rule: when it applies, what it does, and what it does besides [RTE-17…22]. It is saved with the others. */
export function RuleEditor({ rule, set, nameable, refused, done, cancel }: Editor) {
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const wrong = tried ? checkRule(rule) : {}
  const finish = () => {
    setTried(true)
    if (Object.keys(checkRule(rule)).length === 0) return done()
    // Once the errors are drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"]')?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    finish()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter is a short way to the button.
    <div className={css.tab} ref={form} onKeyDown={onKeyDown}>
      <div className={css.scroll}>
        <div className={css.view}>
          <div className={css.back}>
            <ActionIcon aria-label={t('routing.back')} onClick={cancel}>
              <IconArrowLeft size={18} stroke={1.75} />
            </ActionIcon>
            <h2>{rule.name.trim() || t('routing.new')}</h2>
          </div>
          {refused && <Banner tone="danger">{refused}</Banner>}
          {nameable.failed && <ErrorState again={nameable.again} />}
          <TextInput
            className={css.name!}
            label={t('routing.name')}
            placeholder={t('routing.namePlaceholder')}
            withAsterisk
            autoFocus
            maxLength={200}
            value={rule.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            error={fieldError(wrong.name)}
            data-testid="rule-title"
          />
          <Part title={t('routing.when')}>
            <Conditions rows={rule.conditions} change={(conditions) => set({ conditions })} nameable={nameable} tried={tried} />
            {wrong.conditions && <p role="alert">{fieldError(wrong.conditions)}</p>}
          </Part>
          <Part title={t('routing.does')}>
            <ActionFields action={rule.action} change={(action) => set({ action })} nameable={nameable} wrong={wrong} />
          </Part>
          <Part title={t('routing.besides')}>
            <ExtrasFields extras={rule.extras} change={(extras) => set({ extras })} nameable={nameable} error={wrong.reply} />
          </Part>
        </div>
      </div>
      <Bar>
        <Button variant="default" onClick={cancel}>
          {t('ui.cancel')}
        </Button>
        <Button onClick={finish} data-testid="rule-done">
          {t('routing.done')}
        </Button>
      </Bar>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
