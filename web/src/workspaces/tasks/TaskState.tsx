import { Button } from '@mantine/core'
import type { TaskPage } from '@parley/contract'
import { IconCircleCheck, IconCircleX, IconUser, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useHeld } from '../../held.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Reasoned } from '../../ui/Reasoned.tsx'
import type { Tone } from '../../ui/Tag.tsx'
import { full } from '../../ui/time.ts'
import type { ItemFormStore } from '../apps/form/form-state.ts'
import { draftIn } from './task-form.ts'
import css from './tasks.module.css'
import { t } from './words.ts'

const mark = { size: 16, stroke: 1.75 }

interface Standing {
  page: TaskPage
  form: ItemFormStore
  /** Why nothing can be done now; '' where it can. */
  why: string
  busy: boolean
  take: () => void
}

/** Why it is not to be filled in by who looks: somebody else has it, nobody has it yet, it is done or gone. */
export function TaskState({ page, form, why, busy, take }: Standing) {
  const me = useHeld((held) => held.me.id)
  const { task, rights, exit } = page
  const { state, assignee, candidates, doneBy, doneAt } = task
  if (state === 'open' && rights.complete) return null
  const lost = doneBy?.id !== me && draftIn(page, form.get()) !== undefined
  const also = lost && t('tasks.notSent')
  if (state === 'done') {
    const words = { name: doneBy?.name ?? '', at: full(doneAt ?? task.createdAt), exit: exit?.name ?? '' }
    const text = t(exit?.name ? 'tasks.isDoneExit' : 'tasks.isDone', words)
    return (
      <Line tone="success" icon={<IconCircleCheck {...mark} />} text={text} also={also} action={<NextTask after={task.id} />} />
    )
  }
  if (state === 'cancelled') return <Line tone="neutral" icon={<IconCircleX {...mark} />} text={t('tasks.isGone')} also={also} />
  const takeIt = rights.take && (
    <Reasoned why={why}>
      <Button size="compact-md" loading={busy} onClick={take}>
        {t('tasks.take')}
      </Button>
    </Reasoned>
  )
  if (assignee) {
    const text = t('tasks.isWith', { name: assignee.name })
    return <Line tone="warning" icon={<IconUser {...mark} />} text={text} also={also} action={takeIt} />
  }
  const waits = rights.take ? t('tasks.takeHint') : t('tasks.isWaiting', { name: candidates?.name ?? '' })
  return <Line tone="accent" icon={<IconUsersGroup {...mark} />} text={waits} also={also} action={takeIt} />
}

interface Said {
  tone: Tone
  icon: ReactNode
  text: string
  also: string | false
  action?: ReactNode
}

function Line({ tone, icon, text, also, action }: Said) {
  return (
    <div className={css.state}>
      <Banner tone={tone} icon={icon} action={action}>
        {text} {also}
      </Banner>
    </div>
  )
}

/** The one of mine that is due first. */
function NextTask({ after }: { after: string }) {
  const next = useHeld(({ tasks = {} }) => {
    const others = Object.entries(tasks).filter(([id]) => id !== after)
    return others.toSorted(([, one], [, other]) => timeOf(one) - timeOf(other))[0]?.[0]
  })
  if (!next) return null
  return (
    <Button size="compact-md" variant="default" renderRoot={(props) => <Link to={`/tasks/${next}`} {...props} />}>
      {t('tasks.nextTask')}
    </Button>
  )
}

const timeOf = (due: string | null) => (due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due))
