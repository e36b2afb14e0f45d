import { useEffect, useState } from 'react'
import { announce } from '../../../ui/announce.tsx'
import { Question } from '../../../ui/Question.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { fit } from '../canvas/Canvas.tsx'
import css from './designer.module.css'
import { foreignIn } from './files.ts'
import type { Designer } from './open-designer.ts'
import { t } from './words.ts'

interface Importing {
  designer: Designer
  xml: string
  close: () => void
}

/** Shows what of a file would not run, before it takes the place of the draft's diagram. */
export default function ImportDialog({ designer, xml, close }: Importing) {
  const [read, setRead] = useState<{ foreign: ReturnType<typeof foreignIn>; warnings: readonly string[] } | 'wrong'>()
  useEffect(() => {
    designer
      .service('moddle')
      .fromXML(xml)
      .then(
        ({ rootElement, warnings }) =>
          setRead({ foreign: foreignIn(rootElement), warnings: warnings.map(({ message }) => message) }),
        () => setRead('wrong'),
      )
  }, [designer, xml])
  const take = async () => {
    const before = await designer.xml()
    try {
      await designer.load(xml)
    } catch {
      await designer.load(before)
      return t('designer.importFailed')
    }
    designer.changes.set((was) => was + 1)
    fit(designer.drawing)
    announce(t('designer.imported'))
    close()
    return undefined
  }
  if (!read) return <SkeletonRows />
  if (read === 'wrong')
    return (
      <Question title={t('designer.importTitle')} label={t('designer.import')} close={close}>
        <p role="alert">{t('designer.importWrong')}</p>
      </Question>
    )
  const { foreign, warnings } = read
  return (
    <Question title={t('designer.importTitle')} label={t('designer.importAct')} act={take} close={close} testId="import-act">
      <p>{t('designer.importText')}</p>
      {foreign.length > 0 && (
        <div className={css.losses} role="alert" data-testid="import-warnings">
          <p>{t('designer.importForeign', { count: foreign.length })}</p>
          <ul>
            {foreign.slice(0, 50).map(({ type, name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name.
              <li key={at}>{name ? t('designer.foreignNamed', { type, name }) : type}</li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && <p>{t('designer.importWarnings', { count: warnings.length })}</p>}
    </Question>
  )
}
