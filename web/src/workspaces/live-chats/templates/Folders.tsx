import { ActionIcon, Button } from '@mantine/core'
import type { ResponseTemplate, TemplateFolder } from '@parley/contract'
import { IconClockOff, IconDots, IconFolder, IconPlus, IconStar, IconTemplate } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { DeleteFolder, FolderDialog } from './FolderDialogs.tsx'
import css from './templates.module.css'

const mark = { size: 18, stroke: 1.75 }

/** Whether it stands in what was chosen at the left: all, mine, not used in 30 days, or a folder. */
export function standsIn(template: ResponseTemplate, folder: string, me: string): boolean {
  if (folder === 'all') return true
  if (folder === 'mine') return template.author?.id === me
  return folder === 'unused' ? template.used === 0 : template.folderId === folder
}

interface Shown {
  folders: readonly TemplateFolder[]
  templates: readonly ResponseTemplate[]
  chosen: string
  choose: (id: string | undefined) => void
}

/** Where templates stand, with how many; what nobody has used is found here too. */
export function Folders({ folders, templates, chosen, choose }: Shown) {
  const me = useHeld((held) => held.me.id)
  const [asked, ask] = useState<{ what: 'new' | 'rename' | 'delete'; folder?: TemplateFolder }>()
  const close = () => ask(undefined)
  const count = (id: string) => templates.filter((one) => standsIn(one, id, me)).length
  const line = (id: string, name: string, icon: ReactNode, more?: ReactNode) => (
    <li key={id} className={css.folder}>
      <button
        type="button"
        aria-current={chosen === id ? 'true' : undefined}
        onClick={() => choose(id === 'all' ? undefined : id)}
      >
        {icon}
        <span className={css.folderName}>{name}</span>
        <span className={css.count}>{count(id)}</span>
      </button>
      {more}
    </li>
  )
  return (
    <section className={css.folders} aria-label={t('templates.folders')}>
      <ul>
        {line('all', t('templates.all'), <IconTemplate {...mark} aria-hidden />)}
        {line('mine', t('templates.mine'), <IconStar {...mark} aria-hidden />)}
        {line('unused', t('templates.unused'), <IconClockOff {...mark} aria-hidden />)}
        {folders.map((folder) =>
          line(
            folder.id,
            folder.name,
            <IconFolder {...mark} aria-hidden />,
            folder.mine && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon size={28} aria-label={t('templates.folderActions', { name: folder.name })}>
                    <IconDots size={16} stroke={1.75} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => ask({ what: 'rename', folder })}>{t('templates.folderRename')}</Menu.Item>
                  <Menu.Item color="red" onClick={() => ask({ what: 'delete', folder })}>
                    {t('templates.folderDelete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            ),
          ),
        )}
      </ul>
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => ask({ what: 'new' })}>
        {t('templates.folderNew')}
      </Button>
      {asked && asked.what !== 'delete' && <FolderDialog folder={asked.folder} close={close} />}
      {asked?.what === 'delete' && asked.folder && (
        <DeleteFolder folder={asked.folder} close={close} gone={() => choose(undefined)} />
      )}
    </section>
  )
}
