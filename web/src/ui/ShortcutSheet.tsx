import { Switch } from '@mantine/core'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { actions } from './actions.ts'
import { Dialog } from './Dialog.tsx'
import { Keys } from './Keys.tsx'
import css from './sheet.module.css'
import { singleKeys } from './shortcuts.ts'

/** Every shortcut that works here and now [ui.md §2.2]. */
export default function ShortcutSheet({ close }: { close: () => void }) {
  const listed = useStore(actions).filter((action) => action.keys)
  const groups = Map.groupBy(listed, (action) => action.group)
  return (
    <Dialog title={t('ui.shortcuts')} close={close} wide>
      <Switch
        label={t('ui.singleKeys')}
        description={t('ui.singleKeysHint')}
        checked={useStore(singleKeys)}
        onChange={(event) => singleKeys.set(event.currentTarget.checked)}
      />
      <div className={css.groups}>
        {[...groups].map(([group, those]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {those.map((action) => (
                <div key={action.id}>
                  <dt>{action.label}</dt>
                  <dd>
                    {[action.keys!].flat().map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
