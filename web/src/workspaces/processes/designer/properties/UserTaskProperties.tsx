import css from '../designer.module.css'
import { t } from '../words.ts'
import { DurationInput } from './DurationInput.tsx'
import { FormFields } from './FormFields.tsx'
import { Performer } from './Performer.tsx'
import type { OfElement } from './Properties.tsx'
import { instructionsOf, writeInstructions } from './parts.ts'
import { Typed } from './Typed.tsx'

/** Who does it, until when, how, and what they fill in [BPR-09]. */
export function UserTaskProperties({ designer, element }: OfElement) {
  const model = element.businessObject
  const write = (properties: Record<string, unknown>) => designer.service('modeling').updateProperties(element, properties)
  return (
    <>
      <Performer
        designer={designer}
        heading={t('designer.performer')}
        value={String(model['performer'] ?? '')}
        change={(performer) => write({ performer: performer || undefined })}
      />
      <DurationInput
        designer={designer}
        label={t('designer.due')}
        none={t('designer.noDue')}
        value={String(model['due'] ?? '')}
        change={(due) => write({ due: due || undefined })}
      />
      <Typed
        designer={designer}
        label={t('designer.instructions')}
        value={instructionsOf(model)}
        lines
        maxLength={5000}
        write={(text) => writeInstructions(designer, element, text)}
      />
      <div className={css.part}>
        <h3>{t('designer.form')}</h3>
        <FormFields designer={designer} element={element} />
      </div>
    </>
  )
}
