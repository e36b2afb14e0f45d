import {
  listResponseTemplates,
  type ResponseTemplate,
  readTemplateChoices,
  readTemplateValues,
  type TemplateChoices,
  type TemplateValues,
} from '@parley/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { templates as words } from '../../texts/en/templates.ts'
import { learn } from '../../texts/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'

learn({ templates: words })

/** All that I may use, with their folders. */
export const templatesQuery = queryOptions({
  queryKey: ['response-templates'],
  queryFn: ({ signal }) => ask(listResponseTemplates, { signal }),
  staleTime: 60_000,
})

/** Read anew when somebody changes one. */
export function useTemplates(enabled = true) {
  useAskAgain(templatesQuery.queryKey, ({ name }) => name === 'templates.changed')
  return useQuery({ ...templatesQuery, enabled })
}

export const choicesQuery = queryOptions({
  queryKey: ['response-template-choices'],
  queryFn: ({ signal }): Promise<TemplateChoices> => ask(readTemplateChoices, { signal }),
  staleTime: 60_000,
})

/** What the variables stand for in a session, as it is when it is asked. */
export const valuesQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['template-values', sessionId],
    queryFn: ({ signal }): Promise<TemplateValues> => ask(readTemplateValues, { path: { sessionId }, signal }),
    staleTime: 5_000,
  })

/** What it says; an article is its description and the link [CMP-06]. */
export function textOf({ kind, text, description, url }: ResponseTemplate): string {
  return kind === 'template' ? text : [description.trim(), url].filter(Boolean).join('\n')
}
