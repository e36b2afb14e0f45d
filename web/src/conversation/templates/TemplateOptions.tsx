import { fillResponse, type ResponseTemplate } from '@parley/contract'
import { IconArticle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { t } from '../../texts/index.ts'
import css from './templates.module.css'
import { textOf, valuesQuery } from './use-templates.ts'

interface Offered {
  id: string
  templates: readonly ResponseTemplate[]
  chosen: string | undefined
  session: { id: string }
  choose: (template: ResponseTemplate) => void
  /** A second click on what is chosen. */
  take?: (template: ResponseTemplate) => void
}

/** One line each: shortcut, name, and how it begins. */
export function TemplateOptions({ id, templates, chosen, session, choose, take }: Offered) {
  const list = useRef<HTMLDivElement>(null)
  const { data } = useQuery(valuesQuery(session.id))
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div id={id} role="listbox" aria-label={t('templates.found')} className={css.options} ref={list}>
      {templates.map((template) => {
        const { kind, name, shortcut } = template
        const said = fillResponse(textOf(template), data?.values ?? {}, { at: new Date(), timeZone: data?.timeZone ?? 'UTC' })
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field that it belongs to has the keys.
          <div
            key={template.id}
            id={`${id}-${template.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={template.id === chosen}
            className={css.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(template)}
            onDoubleClick={() => take?.(template)}
          >
            <span className={css.optionName}>
              {kind === 'article' && <IconArticle size={15} stroke={1.75} aria-label={t('templates.article')} />}
              <b>{name}</b>
              {shortcut && <code>/{shortcut}</code>}
            </span>
            <span className={css.optionText}>{said.replace(/\s+/g, ' ')}</span>
          </div>
        )
      })}
    </div>
  )
}
