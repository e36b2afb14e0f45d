import { Button } from '@mantine/core'
import type { Named, ResponseTemplate, TemplateSharing } from '@parley/contract'
import { IconArticle, IconBolt, IconPaperclip, IconTemplate } from '@tabler/icons-react'
import { useRef } from 'react'
import { t } from '../../../texts/index.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { short } from '../../../ui/time.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import css from './templates.module.css'

interface Listed {
  templates: readonly ResponseTemplate[]
  liveChats: readonly Named[]
  open: (template: ResponseTemplate) => void
  clear: () => void
}

/** px */
const ROW = 56

/** Name, shortcut, who has it, and how much it is used; the whole row opens. */
export function TemplateTable({ templates, liveChats, open, clear }: Listed) {
  const scroller = useRef<HTMLElement>(null)
  const { from, to, before, after, measure } = useVirtualRows(scroller, templates.length, ROW)
  if (templates.length === 0)
    return (
      <EmptyState
        icon={<IconTemplate size={40} stroke={1.75} />}
        title={t('templates.noneMatch')}
        action={
          <Button variant="default" onClick={clear}>
            {t('ui.clearFilters')}
          </Button>
        }
      />
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1).
    <section ref={scroller} className={css.scroll} tabIndex={0} aria-label={t('templates.count', { count: templates.length })}>
      <table className={css.table} aria-rowcount={templates.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('templates.name')}</th>
            <th scope="col">{t('templates.shortcut')}</th>
            <th scope="col">{t('templates.sharedWith')}</th>
            <th scope="col" className={css.number}>
              {t('templates.used')}
            </th>
            <th scope="col">{t('templates.lastUsed')}</th>
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {templates.slice(from, to).map((template, at) => (
            <tr key={template.id} ref={measure} data-index={from + at} aria-rowindex={from + at + 2} data-testid="template-row">
              <td>
                <Name template={template} open={() => open(template)} />
              </td>
              <td className={css.quiet}>{template.shortcut && <code>/{template.shortcut}</code>}</td>
              <td className={css.quiet} data-wide>
                {sharedWith(template.sharing, liveChats)}
              </td>
              <td className={css.number} data-wide>
                {template.used}
              </td>
              <td className={css.quiet} data-wide>
                {template.lastUsedAt ? short(template.lastUsedAt) : t('templates.neverUsed')}
              </td>
            </tr>
          ))}
          <Gap height={after} />
        </tbody>
      </table>
    </section>
  )
}

const small = { size: 15, stroke: 1.75 }

function Name({ template, open }: { template: ResponseTemplate; open: () => void }) {
  const { name, kind, text, url, files, actions } = template
  const does = actions.close || actions.groupId !== null || actions.priority !== null || actions.labelIds.length > 0
  return (
    <div className={css.name}>
      <span className={css.words}>
        <button type="button" onClick={open}>
          {name}
        </button>
        <small>{kind === 'template' ? text : url}</small>
      </span>
      {kind === 'article' && <IconArticle {...small} aria-hidden />}
      {files.length > 0 && <IconPaperclip {...small} aria-label={t('templates.files')} />}
      {does && <IconBolt {...small} aria-label={t('templates.actions')} />}
    </div>
  )
}

function sharedWith(sharing: TemplateSharing, liveChats: readonly Named[]): string {
  if (sharing.with === 'all') return t('templates.withAll')
  if (sharing.with === 'me') return t('templates.withMe')
  if (sharing.with === 'groups') return t('templates.withGroups')
  const known = liveChats.filter(({ id }) => sharing.liveChatIds.includes(id)).map(({ name }) => name)
  const others = sharing.liveChatIds.length - known.length
  return [...known, ...(others > 0 ? [t('templates.withOthers', { count: others })] : [])].join(', ')
}
