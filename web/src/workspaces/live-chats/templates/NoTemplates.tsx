import { Button } from '@mantine/core'
import { createResponseTemplate, type TemplateKind, type TemplateSharing } from '@parley/contract'
import { IconArticle, IconTemplate } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { templatesQuery } from '../../../conversation/templates/index.ts'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { workspace } from '../../../workspace.ts'
import css from './templates.module.css'

/** The first visit: what it is for, and three to begin with [ui.md S14]. */
export function NoTemplates({ kind, make }: { kind: TemplateKind; make: () => void }) {
  const form = useForm()
  const queries = useQueryClient()
  if (kind === 'article')
    return (
      <EmptyState
        icon={<IconArticle size={40} stroke={1.75} />}
        title={t('templates.noneArticles')}
        text={t('templates.noneArticlesText')}
        action={<Button onClick={make}>{t('templates.newArticle')}</Button>}
      />
    )
  const names = { customer: '{customer.firstName}', operator: '{operator.firstName}', liveChat: '{liveChat}' }
  const starters = [
    { name: t('templates.starterGreeting'), shortcut: 'hello', text: t('templates.starterGreetingText', names) },
    { name: t('templates.starterWait'), shortcut: 'moment', text: t('templates.starterWaitText') },
    { name: t('templates.starterBye'), shortcut: 'bye', text: t('templates.starterByeText', names) },
  ]
  const add = () =>
    void form.run(async () => {
      for (const one of starters) await ask(createResponseTemplate, { body: { kind, ...one, sharing: usualSharing() } })
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
    })
  return (
    <div className={css.start}>
      <EmptyState
        icon={<IconTemplate size={40} stroke={1.75} />}
        title={t('templates.none')}
        text={t('templates.noneText')}
        action={<Button onClick={make}>{t('templates.new')}</Button>}
      />
      <section className={css.starters} aria-label={t('templates.starters')}>
        <h2>{t('templates.starters')}</h2>
        <ul>
          {starters.map(({ name, text }) => (
            <li key={name}>
              <b>{name}</b>
              <p>{text}</p>
            </li>
          ))}
        </ul>
        <Button variant="default" loading={form.busy} onClick={add}>
          {t('templates.starterAdd')}
        </Button>
        {form.said && <p role="alert">{form.said.text}</p>}
      </section>
    </div>
  )
}

/** With whom a new one is shared: the live chats where its author works; administrators share with everybody. */
export function usualSharing(): TemplateSharing {
  const { me, liveChats = [] } = workspace.get() ?? {}
  if (me?.administrator) return { with: 'all' }
  return liveChats.length > 0 ? { with: 'live-chats', liveChatIds: liveChats.map(({ id }) => id) } : { with: 'me' }
}
