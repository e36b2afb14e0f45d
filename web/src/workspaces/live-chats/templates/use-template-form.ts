import {
  createResponseTemplate,
  editResponseTemplate,
  listResponseTemplates,
  type ResponseTemplate,
  type File as Sent,
  type TemplateChoices,
  type TemplateKind,
} from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { templatesQuery } from '../../../conversation/templates/index.ts'
import { ask, isRefused, Refused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { changesOf, type Draft, draftOf, faultIn, isSame } from './draft.ts'

interface Edited {
  kind: TemplateKind
  template: ResponseTemplate | undefined
  choices: TemplateChoices | undefined
  close: () => void
}

/** What is written over the version that was opened; of two who save at once the second chooses what becomes of it. */
export function useTemplateForm({ kind, template, choices, close }: Edited) {
  const [seen, setSeen] = useState(template)
  const [draft, setDraft] = useState<Draft>(() => draftOf(template))
  const [begun, setBegun] = useState(draft)
  const [meanwhile, setMeanwhile] = useState<ResponseTemplate | 'gone'>()
  const form = useForm()
  const queries = useQueryClient()
  const dirty = !isSame(draft, begun)

  const set = (change: Partial<Draft>) => {
    form.say(undefined)
    setDraft((was) => ({ ...was, ...change }))
  }
  const write = async (version: number | undefined) => {
    const { files, ...content } = draft
    const fileIds = files.map(({ id }) => id)
    const saved =
      seen && version !== undefined
        ? await ask(editResponseTemplate, { path: { templateId: seen.id }, body: { version, ...changesOf(draft, begun) } })
        : await ask(createResponseTemplate, { body: { kind, ...content, fileIds } })
    await queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
    toast({ kind: 'done', text: t('templates.saved', { name: saved.name }) })
    close()
  }
  const save = (version = seen?.version) => {
    const fault = faultIn(draft, kind, choices)
    if (fault) return form.say(fault)
    if (seen && !dirty) return close()
    void form.run(async () => {
      try {
        await write(version)
      } catch (error) {
        if (isRefused(error, 'changed-meanwhile') || (seen && isRefused(error, 'not-found'))) return setMeanwhile(await theirs())
        // The second word is the server's: which variable, which shortcut is free.
        const said = error instanceof Refused ? sentence(error) : undefined
        if (!said) throw error
        form.say(said)
      }
    })
  }
  const theirs = async (): Promise<ResponseTemplate | 'gone'> => {
    const { templates } = await ask(listResponseTemplates)
    return templates.find(({ id }) => id === seen?.id) ?? 'gone'
  }
  return {
    ...form,
    draft,
    dirty,
    set,
    setFiles: (change: (was: readonly Sent[]) => readonly Sent[]) => {
      form.say(undefined)
      setDraft((was) => ({ ...was, files: change(was.files) }))
    },
    save: () => save(),
    meanwhile,
    takeTheirs: () => {
      if (!meanwhile || meanwhile === 'gone') return close()
      setSeen(meanwhile)
      setDraft(draftOf(meanwhile))
      setBegun(draftOf(meanwhile))
      setMeanwhile(undefined)
    },
    saveMine: () => {
      if (!meanwhile || meanwhile === 'gone') return
      setSeen(meanwhile)
      setMeanwhile(undefined)
      save(meanwhile.version)
    },
  }
}

function sentence({ problem: { code, field, detail, suggestion } }: Refused) {
  if (code === 'template-unknown' && detail) return { field: 'text', text: t('templates.unknown', { name: detail }) }
  if (code === 'shortcut-taken' && suggestion)
    return { field: 'shortcut', text: t('templates.shortcutTaken', { name: `/${suggestion}` }) }
  return field === '/url' ? { field: 'url', text: t('templates.urlWrong') } : undefined
}
