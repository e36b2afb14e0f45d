import { useStore } from '../../../../store.ts'
import { t } from '../words.ts'
import { Codes } from './Codes.tsx'
import { Performer } from './Performer.tsx'
import type { OfElement } from './Properties.tsx'
import { settingOf, writeSetting } from './parts.ts'
import { Typed } from './Typed.tsx'

/** Who is told, and what, in their activity stream [BPR-09]. */
export function NotifyProperties({ designer, element }: OfElement) {
  const { variables } = useStore(designer.details)
  const model = element.businessObject
  return (
    <>
      <Performer
        designer={designer}
        heading={t('designer.to')}
        value={settingOf(model, 'to')}
        change={(to) => writeSetting(designer, element, 'to', to)}
      />
      <Typed
        designer={designer}
        label={t('designer.text')}
        hint={t('designer.textHint')}
        value={settingOf(model, 'text')}
        lines
        write={(text) => writeSetting(designer, element, 'text', text)}
      />
      <Codes variables={variables} />
    </>
  )
}
