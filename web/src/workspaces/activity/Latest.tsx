import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { workspace } from '../../workspace.ts'
import css from './activity.module.css'
import { markRead, useEntries } from './entries.ts'
import { Folds } from './Folds.tsx'

const SHOWN = 20
const everything = { unread: false }

/** The last entries, and the way to all of them. */
export default function Latest({ close }: { close: () => void }) {
  const queries = useQueryClient()
  const me = useStore(workspace)?.me.id ?? ''
  const { entries, unread, isPending, error, refetch } = useEntries(everything)
  return (
    <>
      <div className={css.popoverTop}>
        <h2>{t('activity.title')}</h2>
        <Button variant="subtle" size="compact-sm" disabled={unread === 0} onClick={() => void markRead(queries, null)}>
          {t('activity.readAll')}
        </Button>
      </div>
      <div className={css.popoverList}>
        {isPending && <SkeletonRows count={4} />}
        {error && entries.length === 0 && <ErrorState again={() => void refetch()} />}
        {!isPending && !error && entries.length === 0 && <p className={css.caughtUp}>{t('activity.caughtUp')}</p>}
        <Folds entries={entries.slice(0, SHOWN)} me={me} dated read={(id) => void markRead(queries, id)} />
      </div>
      <Button
        variant="subtle"
        fullWidth
        className={css.toAll}
        renderRoot={(props) => <Link to="/activity" {...props} onClick={close} />}
      >
        {t('activity.openAll')}
      </Button>
    </>
  )
}
