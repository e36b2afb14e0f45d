import '../../../texts/later.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { useGroups } from '../GroupPicker.tsx'
import css from '../table.module.css'
import { GroupDrawer } from './GroupDrawer.tsx'
import { GroupTable } from './GroupTable.tsx'

const fresh = 'new'

/** The groups where live chats are worked in: a new one can be chosen in their settings at once [ORG-07]. */
export default function GroupSettings({ close }: { close: () => void }) {
  const groups = useGroups()
  const [open, setOpen] = useState<string>()
  const chosen = groups.data?.find(({ id }) => id === open)
  const back = () => setOpen(undefined)
  const footer = (
    <Button className={css.start!} leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setOpen(fresh)}>
      {t('admin.newGroup')}
    </Button>
  )
  return (
    <>
      <Dialog title={t('menu.groupSettings')} close={close} footer={footer} wide>
        {groups.data ? <GroupTable groups={groups.data} open={setOpen} /> : <SkeletonRows />}
      </Dialog>
      {open === fresh && <GroupDrawer close={back} />}
      {chosen && <GroupDrawer key={chosen.id} group={chosen} close={back} />}
    </>
  )
}
