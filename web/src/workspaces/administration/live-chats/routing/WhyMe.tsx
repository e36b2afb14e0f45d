import '../../../../texts/later.ts'
import { Button } from '@mantine/core'
import type { RoutingDecision } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { full } from '../../../../ui/time.ts'
import { Trace } from './Trace.tsx'
import css from './trace.module.css'
import { ruleName } from './words.ts'

/** How routing decided about a session each time, the newest first: the rules in words, and the one that won [B-05]. */
export default function WhyMe({ decisions, close }: { decisions: readonly RoutingDecision[]; close: () => void }) {
  const footer = (
    <Button variant="default" onClick={close} data-autofocus>
      {t('ui.close')}
    </Button>
  )
  return (
    <Dialog title={t('routing.whyTitle')} close={close} footer={footer}>
      {decisions.length === 0 && t('routing.whyNone')}
      {decisions.toReversed().map((decision) => (
        <Decision key={`${decision.at} ${decision.event}`} decision={decision} />
      ))}
    </Dialog>
  )
}

function Decision({ decision }: { decision: RoutingDecision }) {
  const { at, event, to, tried, among, load } = decision
  const rule = ruleName({ ruleId: decision.ruleId, name: decision.rule })
  const went =
    to === null
      ? t('routing.wentToAll', { rule })
      : t(to.kind === 'operator' ? 'routing.wentTo' : 'routing.wentToQueue', { name: to.name, rule })
  return (
    <section className={css.decision}>
      <div>
        <h3>{went}</h3>
        <p>
          {t(`routing.event_${event}`)} · <time dateTime={at}>{full(at)}</time>
        </p>
        {among !== undefined && (
          <p>
            {t('routing.among', { count: among })} {load !== undefined && t('routing.load', { count: load })}
          </p>
        )}
      </div>
      <Trace tried={tried} />
    </section>
  )
}
