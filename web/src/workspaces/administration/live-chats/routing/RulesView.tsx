import { Button, NumberInput } from '@mantine/core'
import { type Broken, mostRules } from '@parley/contract'
import { IconAlertTriangle, IconPlus, IconRoute } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import { Banner } from '../../../../ui/Banner.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import type { Form } from '../live-chat.ts'
import { BaseRow } from './BaseRow.tsx'
import type { DraftRule } from './draft.ts'
import { Operators } from './Operators.tsx'
import { RuleList } from './RuleList.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'
import type { Routing } from './use-routing.ts'

interface View {
  routing: Routing
  form: Form
  nameable: Nameable
  baseBroken: readonly Broken[]
  open: (rule: DraftRule) => void
  add: () => void
  /** The rule that was looked at last: the keyboard goes on from there. */
  begin: string | undefined
}

/** The rules from top to bottom, the base rule below them, and the maximum [RTE-16, RTE-17, RTE-23]. */
export function RulesView({ routing, form, nameable, baseBroken, open, add, begin }: View) {
  const { draft, readOnly, conflict, set } = routing
  const many = draft.rules.length >= mostRules
  const button = !readOnly && (
    <Button leftSection={<IconPlus size={16} />} onClick={add} disabled={many} data-testid="add-rule">
      {t('routing.add')}
    </Button>
  )
  return (
    <div className={css.view}>
      {conflict && (
        <Banner tone="warning" icon={<IconAlertTriangle size={16} />}>
          {t('routing.conflict')}
        </Banner>
      )}
      {draft.rules.length > 0 && (
        <div className={css.head}>
          <p>
            {t('routing.intro')} {!readOnly && <span>{t('routing.keys')}</span>}
          </p>
          {button}
        </div>
      )}
      {many && <p className={css.note}>{t('routing.full')}</p>}
      {draft.rules.length > 0 ? (
        <RuleList routing={routing} nameable={nameable} open={open} begin={begin} />
      ) : (
        <div className={css.empty}>
          <EmptyState
            icon={<IconRoute size={40} stroke={1.75} />}
            title={t('routing.none')}
            text={t(readOnly ? 'routing.noneTheirs' : 'routing.noneText')}
            action={button}
          />
        </div>
      )}
      <BaseRow form={form} broken={baseBroken} />
      <NumberInput
        className={css.maximum!}
        label={t('routing.maximum')}
        description={t('routing.maximumHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('routing.maximumNone')}
        readOnly={readOnly}
        min={1}
        max={10_000}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls={readOnly}
        value={draft.maximum ?? ''}
        onChange={(value) => set({ maximum: typeof value === 'number' && value > 0 ? value : null })}
        data-testid="routing-maximum"
      />
      <Operators liveChatId={routing.liveChatId} nameable={nameable} readOnly={readOnly} />
    </div>
  )
}
