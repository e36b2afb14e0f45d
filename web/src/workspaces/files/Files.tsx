import { Outlet, useParams } from '@tanstack/react-router'
import { t } from '../../folders/words.ts'
import { Panes } from '../../ui/Panes.tsx'
import { FilesMenu } from './FilesMenu.tsx'
import { Uploads } from './uploads/Uploads.tsx'

/** The places and folders, and the page beside them; uploads go on wherever one looks. */
export default function Files() {
  const { place, link } = useParams({ strict: false }) as { place?: string; link?: string }
  return (
    <Panes sideLabel={t('files.places')} side={<FilesMenu />} chosen={place !== undefined || link !== undefined}>
      <Outlet />
      <Uploads />
    </Panes>
  )
}
