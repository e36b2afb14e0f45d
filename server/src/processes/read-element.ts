import type { Does, Timer } from './diagram.ts'

/** An element as bpmn-moddle gives it, with what we look at. */
export interface Parsed {
  $type: string
  id?: string
  name?: string
  rootElements?: Parsed[]
  flowElements?: Parsed[]
  artifacts?: Parsed[]
  laneSets?: Parsed[]
  outgoing?: Parsed[]
  sourceRef?: Parsed
  targetRef?: Parsed
  attachedToRef?: Parsed
  default?: Parsed
  body?: string
  conditionExpression?: Parsed
  eventDefinitions?: Parsed[]
  timeDuration?: Parsed
  timeDate?: Parsed
  timeCycle?: Parsed
  cancelActivity?: boolean
  loopCharacteristics?: Parsed
  triggeredByEvent?: boolean
  documentation?: { text?: string }[]
  extensionElements?: { values?: Parsed[] }
  scriptFormat?: string
  script?: string
  performer?: string
  due?: string
  step?: string
  fields?: Parsed[]
  code?: string
  required?: boolean
  readOnly?: boolean
  value?: string
}

const unsupported: Does = { does: 'unsupported' }

/** What an element does when it is reached. */
export function readElement(parsed: Parsed): Does {
  if (parsed.loopCharacteristics) return unsupported
  const events = parsed.eventDefinitions ?? []
  switch (parsed.$type) {
    case 'bpmn:StartEvent':
      return events.length === 0 ? { does: 'start' } : unsupported
    case 'bpmn:EndEvent':
      if (events.length === 0) return { does: 'end' }
      return events.length === 1 && events[0]!.$type === 'bpmn:TerminateEventDefinition' ? { does: 'terminate' } : unsupported
    case 'bpmn:ExclusiveGateway':
      return { does: 'exclusive', otherwise: parsed.default?.id }
    case 'bpmn:ParallelGateway':
      return { does: 'parallel' }
    case 'bpmn:SubProcess':
      return parsed.triggeredByEvent ? unsupported : { does: 'sub-process' }
    case 'bpmn:UserTask':
      return userTask(parsed)
    case 'bpmn:ScriptTask':
      return { does: 'script', format: parsed.scriptFormat ?? '', script: parsed.script ?? '' }
    case 'bpmn:SendTask':
      return { does: 'step', step: parsed.step ?? '', settings: settingsOf(parsed) }
    case 'bpmn:IntermediateCatchEvent':
      return timer(events, (what) => ({ does: 'timer', ...what }))
    case 'bpmn:BoundaryEvent':
      if (parsed.cancelActivity === false || parsed.attachedToRef?.$type !== 'bpmn:UserTask') return unsupported
      return timer(events, (what) => ({ does: 'boundary', on: parsed.attachedToRef?.id ?? '', ...what }))
    default:
      return unsupported
  }
}

function userTask(parsed: Parsed): Does {
  const form = extensions(parsed, 'parley:Form').flatMap(({ fields }) => fields ?? [])
  return {
    does: 'task',
    performer: parsed.performer ?? '',
    due: parsed.due?.trim() ?? '',
    instructions: (parsed.documentation ?? []).map(({ text = '' }) => text).join('\n'),
    form: form.map(({ code = '', required = false, readOnly = false }) => ({ code, required, readOnly })),
  }
}

function settingsOf(parsed: Parsed): Record<string, string> {
  const settings = extensions(parsed, 'parley:Setting').map(({ name = '', value = '' }): [string, string] => [name, value])
  return Object.fromEntries(settings)
}

function timer(events: readonly Parsed[], make: (timer: Timer) => Does): Does {
  const [event, more] = events
  if (more || event?.$type !== 'bpmn:TimerEventDefinition' || event.timeCycle) return unsupported
  return make({ duration: event.timeDuration?.body?.trim() ?? '', date: event.timeDate?.body?.trim() ?? '' })
}

const extensions = ({ extensionElements }: Parsed, type: string): Parsed[] =>
  (extensionElements?.values ?? []).filter(({ $type }) => $type === type)
