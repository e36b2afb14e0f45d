import '../../texts/later.ts'
import { readInstallation } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask, isRefused } from '../../live/index.ts'
import { NotFoundPage } from '../../shell/pages.tsx'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { openWorkspace } from '../../workspace.ts'
import { AdministratorStep } from './AdministratorStep.tsx'
import { CodeStep } from './CodeStep.tsx'
import { LiveChatStep } from './LiveChatStep.tsx'
import { OrganisationStep } from './OrganisationStep.tsx'
import { progress } from './progress.ts'
import { SetupFrame } from './SetupFrame.tsx'
import { TryStep } from './TryStep.tsx'

const shown = {
  code: CodeStep,
  administrator: AdministratorStep,
  organisation: OrganisationStep,
  'live-chat': LiveChatStep,
  try: TryStep,
}

/** Five steps from an empty server to the first message. Once it is set up, only who did it goes on here; others find nothing. */
export default function SetupPage() {
  const { step } = useStore(progress)
  const place = useQuery({ queryKey: ['setup', step], queryFn: whereWeAre, gcTime: 0 })
  if (place.error) return <ErrorState again={() => void place.refetch()} />
  if (!place.data) {
    return (
      <SetupFrame step={step} help="">
        <SkeletonRows count={3} label={t('ui.loading')} />
      </SetupFrame>
    )
  }
  const begun = step !== 'code' && step !== 'administrator'
  if (place.data === 'set-up' || (place.data === 'mine' && !begun)) return <NotFoundPage />
  // A database that was emptied since: what this browser remembers is of another installation.
  const Shown = shown[place.data === 'empty' && begun ? 'code' : step]
  return <Shown />
}

async function whereWeAre(): Promise<'empty' | 'mine' | 'set-up'> {
  if (!(await ask(readInstallation)).setUp) return 'empty'
  try {
    return (await openWorkspace()).me.administrator ? 'mine' : 'set-up'
  } catch (error) {
    if (isRefused(error)) return 'set-up'
    throw error
  }
}
