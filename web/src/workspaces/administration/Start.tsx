import { IconSettings } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { sections } from './sections.ts'

/** Where the menu stands beside it, the first page is shown at once. */
export default function Start() {
  if (matchMedia('(min-width: 64em)').matches) return <Navigate to={sections[0]!.to} replace />
  return <EmptyState icon={<IconSettings size={40} stroke={1.75} />} title={t('admin.choose')} />
}
