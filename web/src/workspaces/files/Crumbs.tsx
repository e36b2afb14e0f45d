import type { FolderEntry } from '@parley/contract'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { BackButton } from '../../ui/BackButton.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import css from './files.module.css'

/** Where one is, and the way up. */
export function Crumbs({ name, path, back }: { name: string; path: readonly FolderEntry[]; back: boolean }) {
  const above = path.length > 0 && (
    <nav aria-label={t('files.folders')}>
      <ol className={css.crumbs}>
        {path.map((entry) => (
          <li key={entry.id}>
            <Link to={`/files/${entry.id}`}>{nameOf(entry)}</Link>
            <IconChevronRight size={13} stroke={1.75} aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  )
  return <PaneHeader title={name} {...(above && { sub: above })} line back={back && <BackButton to="/files" />} />
}
