import { listLabels } from '@parley/contract'
import { IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/Skeletons.tsx'
import css from '../settings.module.css'
import { LabelList } from './LabelList.tsx'
import { NewLabel } from './NewLabel.tsx'

export const labelsKey = (liveChatId: string) => ['labels', liveChatId]

/** The labels that staff mark sessions with; what is done here is saved at once [LAB-01]. */
export function LabelsTab({ liveChatId, readOnly }: { liveChatId: string; readOnly: boolean }) {
  const { data, error, refetch } = useQuery({
    queryKey: labelsKey(liveChatId),
    queryFn: ({ signal }) => ask(listLabels, { path: { liveChatId }, signal }),
    refetchOnMount: 'always',
  })
  return (
    <div className={css.body}>
      <p className={css.note}>{t('labels.intro')}</p>
      {error && <ErrorState again={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={3} />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconTag size={40} stroke={1.75} />}
          title={t('labels.none')}
          {...(!readOnly && { text: t('labels.noneText') })}
        />
      )}
      {data && data.length > 0 && <LabelList liveChatId={liveChatId} labels={data} readOnly={readOnly} />}
      {data && !readOnly && <NewLabel liveChatId={liveChatId} taken={data} />}
    </div>
  )
}
