import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import { Bar } from '../../../../ui/SaveBar.tsx'
import type { Form } from '../live-chat.ts'
import type { Routing } from './use-routing.ts'

interface Props {
  routing: Routing
  form: Form
  save: () => void
  /** None while its result is being looked at. */
  simulate: (() => void) | undefined
}

/** What is not saved yet, trying it out, and saving it. Supervisors may try out what there is. */
export function RulesBar({ routing, form, save, simulate }: Props) {
  const dirty = routing.dirty || form.dirty
  const discard = () => {
    routing.discard()
    form.discard()
  }
  return (
    <Bar said={dirty ? t('settings.unsaved') : ''}>
      {simulate && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
          onClick={simulate}
          data-testid="simulate"
        >
          {t('routing.simulate')}
        </Button>
      )}
      {!routing.readOnly && (
        <>
          <Button variant="default" disabled={!dirty || routing.busy} onClick={discard}>
            {t('settings.discard')}
          </Button>
          <Button disabled={!dirty} loading={routing.busy || form.busy} onClick={save} data-testid="save-rules">
            {t('ui.save')}
          </Button>
        </>
      )}
    </Bar>
  )
}
