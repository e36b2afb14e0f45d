import { Button } from '@mantine/core'
import { createLabel, type Label } from '@parley/contract'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { colours } from './colours.ts'
import { LabelForm } from './LabelForm.tsx'
import { labelsKey } from './LabelsTab.tsx'

/** One more at the end of the list, in the next colour that none of them has. */
export function NewLabel({ liveChatId, taken }: { liveChatId: string; taken: readonly Label[] }) {
  const [open, setOpen] = useState(false)
  const queries = useQueryClient()
  if (!open)
    return (
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)} data-testid="add-label">
          {t('labels.add')}
        </Button>
      </div>
    )
  const free = colours.find((colour) => !taken.some((label) => label.colour === colour))
  const save = async (body: { name: string; colour: string }) => {
    await ask(createLabel, { path: { liveChatId }, body })
    await queries.invalidateQueries({ queryKey: labelsKey(liveChatId) })
    setOpen(false)
  }
  return (
    <LabelForm
      title={t('labels.add')}
      begin={{ name: '', colour: free ?? colours[taken.length % colours.length]! }}
      done={t('labels.add')}
      save={save}
      close={() => setOpen(false)}
    />
  )
}
