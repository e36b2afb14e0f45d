import { useStore } from '../../../../store.ts'
import { t } from '../words.ts'
import { Codes } from './Codes.tsx'
import type { OfElement } from './Properties.tsx'
import { Typed } from './Typed.tsx'

/** A FEEL context: each entry goes into the variable of its code [BPR-09]. */
export function ScriptProperties({ designer, element }: OfElement) {
  const { variables } = useStore(designer.details)
  return (
    <>
      <Typed
        designer={designer}
        label={t('designer.script')}
        hint={t('designer.scriptHint')}
        placeholder={'{\n  total: price * amount\n}'}
        value={String(element.businessObject['script'] ?? '')}
        lines
        code
        maxLength={10_000}
        write={(script) => designer.service('modeling').updateProperties(element, { scriptFormat: 'feel', script })}
      />
      <Codes variables={variables} />
    </>
  )
}
