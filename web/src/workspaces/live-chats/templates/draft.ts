import {
  accountFieldsIn,
  type createResponseTemplate,
  noActions,
  type ResponseTemplate,
  type File as Sent,
  type StaticOf,
  type TemplateChoices,
  type TemplateKind,
  unknownInResponse,
} from '@parley/contract'
import { t } from '../../../texts/index.ts'
import type { Said } from '../../../ui/use-form.ts'
import { usualSharing } from './NoTemplates.tsx'

type Body = Required<StaticOf<NonNullable<(typeof createResponseTemplate)['body']>>>
/** What stands in the form. */
export type Draft = Omit<Body, 'kind' | 'fileIds'> & { files: readonly Sent[] }

export function draftOf(template: ResponseTemplate | undefined): Draft {
  if (!template) {
    const empty = { name: '', shortcut: '', description: '', text: '', url: '', keywords: '', folderId: null }
    return { ...empty, sharing: usualSharing(), actions: noActions, files: [] }
  }
  const { name, shortcut, description, text, url, keywords, folderId, sharing, actions, files } = template
  return { name, shortcut, description, text, url, keywords, folderId, sharing, actions, files }
}

/** What is said before the server is asked; it says the same. */
export function faultIn(draft: Draft, kind: TemplateKind, choices: TemplateChoices | undefined): Said | undefined {
  if (!draft.name.trim()) return { field: 'name', text: t('templates.nameMissing') }
  if (kind === 'article' && !/^https?:\/\/\S+$/.test(draft.url)) return { field: 'url', text: t('templates.urlWrong') }
  if (kind === 'template' && !draft.text.trim()) return { field: 'text', text: t('templates.textMissing') }
  const unknown = unknownIn(draft.text, choices)
  if (unknown) return { field: 'text', text: t('templates.unknown', { name: unknown }) }
  const { sharing } = draft
  const none =
    (sharing.with === 'live-chats' && sharing.liveChatIds.length === 0) ||
    (sharing.with === 'groups' && sharing.groupIds.length === 0)
  return none ? { field: 'sharing', text: t('templates.withNone') } : undefined
}

/** As it is written. */
export function unknownIn(text: string, choices: TemplateChoices | undefined): string | undefined {
  const [unknown] = unknownInResponse(text)
  if (unknown !== undefined) return `{${unknown}}`
  const code = choices && accountFieldsIn(text).find((one) => !choices.fields.some((field) => field.code === one))
  return code && `{account.${code}}`
}

/** What a change names: only what is different, so that what others changed meanwhile stays. */
export function changesOf(draft: Draft, was: Draft): Partial<Omit<Body, 'kind'>> {
  const { files, ...plain } = draft
  const changed = Object.entries(plain).filter(([key, value]) => !isSame(value, was[key as keyof typeof plain]))
  const ids = (some: readonly Sent[]) => some.map(({ id }) => id)
  return { ...Object.fromEntries(changed), ...(!isSame(ids(files), ids(was.files)) && { fileIds: ids(files) }) }
}

export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
