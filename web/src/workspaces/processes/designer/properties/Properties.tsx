import type { ProcessProblem } from '@parley/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from '../../../../store.ts'
import { Choose } from '../../../apps/fields/Choose.tsx'
import type { Drawn } from '../../canvas/bpmn.ts'
import { KindIcon } from '../../canvas/KindIcon.tsx'
import { type AnyKind, alike, type Kind, kindOfDrawn, nameOfKind } from '../../canvas/kinds.ts'
import css from '../designer.module.css'
import { become } from '../edit.ts'
import type { Designer } from '../open-designer.ts'
import { problemWords } from '../problem-words.ts'
import { t } from '../words.ts'
import { FlowProperties } from './FlowProperties.tsx'
import { NotifyProperties } from './NotifyProperties.tsx'
import { ProcessProperties } from './ProcessProperties.tsx'
import { ScriptProperties } from './ScriptProperties.tsx'
import { TimerProperties } from './TimerProperties.tsx'
import { Typed } from './Typed.tsx'
import { UserTaskProperties } from './UserTaskProperties.tsx'
import { WaysOn } from './WaysOn.tsx'

export interface OfElement {
  designer: Designer
  element: Drawn
}

/** What can be said of what is chosen: an element, a way between two, or the process itself. */
export function Properties({ designer, problems }: { designer: Designer; problems: readonly ProcessProblem[] }) {
  useStore(designer.turn)
  const id = useStore(designer.selected)
  const element = id === undefined ? undefined : designer.service('elementRegistry').get(id)
  const kind: AnyKind = element ? kindOfDrawn(element) : 'process'
  const here = problems.filter(({ elementId }) => (element ? elementId === element.id : elementId === null))
  return (
    <aside className={css.properties} aria-label={t('designer.properties')} data-testid="properties">
      <header>
        <KindIcon kind={kind} />
        <h2>{t(nameOfKind(kind))}</h2>
      </header>
      {here.length > 0 && (
        <ul className={css.wrong}>
          {here.map((problem) => (
            <li key={`${problem.code} ${problem.detail}`}>
              <IconAlertTriangle size={14} aria-hidden />
              {problemWords(problem)}
            </li>
          ))}
        </ul>
      )}
      {element ? (
        <OneElement key={element.id} designer={designer} element={element} kind={kind} />
      ) : (
        <ProcessProperties designer={designer} />
      )}
    </aside>
  )
}

function OneElement({ designer, element, kind }: OfElement & { kind: AnyKind }) {
  const others = alike.find((group) => group.includes(kind as Kind))
  const props = { designer, element }
  return (
    <div className={css.form}>
      <Typed
        id="element-name"
        designer={designer}
        label={t(kind === 'flow' ? 'designer.flowName' : 'designer.name')}
        value={element.businessObject.name ?? ''}
        maxLength={200}
        write={(name) => designer.service('modeling').updateProperties(element, { name: name || undefined })}
      />
      {others && (
        <Choose heading={t('designer.kind')} value={kind} change={(next) => become(designer, element, next as Kind)}>
          {others.map((one) => (
            <option key={one} value={one}>
              {t(nameOfKind(one))}
            </option>
          ))}
        </Choose>
      )}
      {kind === 'foreign' && <p className={css.hint}>{t('designer.foreign', { type: element.type.replace('bpmn:', '') })}</p>}
      {kind === 'user' && <UserTaskProperties {...props} />}
      {kind === 'script' && <ScriptProperties {...props} />}
      {kind === 'notify' && <NotifyProperties {...props} />}
      {(kind === 'timer' || kind === 'deadline') && <TimerProperties {...props} />}
      {kind === 'flow' && <FlowProperties {...props} />}
      {kind !== 'flow' && <WaysOn {...props} kind={kind} />}
    </div>
  )
}
