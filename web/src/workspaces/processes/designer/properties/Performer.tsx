import { listGroups, listOrgItems, readUser } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask } from '../../../../live/index.ts'
import { useStore } from '../../../../store.ts'
import { Choose } from '../../../apps/fields/Choose.tsx'
import { Picker } from '../../../apps/fields/Picker.tsx'
import { amongRoles, amongUsers } from '../../../apps/fields/people.ts'
import css from '../designer.module.css'
import type { Designer } from '../open-designer.ts'
import { t } from '../words.ts'

interface Performing {
  designer: Designer
  heading: string
  /** `initiator`, `user:<id>`, `group:<id>`, `position:<id>`, `variable:<code>`, or nothing. */
  value: string
  change: (performer: string) => void
}
type Of = '' | 'initiator' | 'user' | 'role' | 'variable'

const nothing = () => undefined
const ofOf = (value: string): Of => {
  const [kind] = value.split(':')
  if (kind === 'group' || kind === 'position') return 'role'
  return kind === 'initiator' || kind === 'user' || kind === 'variable' ? kind : ''
}

/** Whoever started it, somebody, one of a group or a position, or whom a variable names [BPR-09]. */
export function Performer({ designer, heading, value, change }: Performing) {
  const [of, setOf] = useState<Of>(ofOf(value))
  const [was, setWas] = useState(value)
  if (value !== was) {
    setWas(value)
    setOf(ofOf(value))
  }
  const id = useId()
  const { variables } = useStore(designer.details)
  const people = variables.filter(({ field }) => field.type === 'users' || field.type === 'role')
  const name = useName(value)
  const choose = (next: string) => {
    setOf(next as Of)
    if (next === 'initiator' || next === '') change(next)
  }
  const chosen = ofOf(value) === of && value.includes(':') ? [{ id: value, name: name ?? t('ui.loading') }] : []
  return (
    <div className={css.part}>
      <Choose heading={heading} value={of} change={choose} none={t('designer.nobody')}>
        {(['initiator', 'user', 'role', 'variable'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`designer.performer_${one}`)}
          </option>
        ))}
      </Choose>
      {of === 'user' && (
        <Picker
          id={id}
          label={t('designer.performer_user')}
          many={false}
          chosen={chosen}
          change={(found) => change(found.length ? `user:${found.at(-1)!.id.split(':').at(-1)}` : '')}
          {...amongUsers(nothing)}
          placeholder={t('fields.findUser')}
        />
      )}
      {of === 'role' && (
        <Picker
          id={id}
          label={t('designer.performer_role')}
          many={false}
          chosen={chosen}
          change={(found) => change(found.length ? roleOf(found.at(-1)!.id) : '')}
          {...amongRoles(nothing)}
          placeholder={t('fields.findRole')}
        />
      )}
      {of === 'variable' &&
        (people.length ? (
          <Choose
            label={t('designer.performer_variable')}
            value={value.startsWith('variable:') ? value.slice(9) : ''}
            change={(code) => change(code ? `variable:${code}` : '')}
            none={t('designer.choose')}
          >
            {people.map(({ field }) => (
              <option key={field.id} value={field.code}>
                {field.name}
              </option>
            ))}
          </Choose>
        ) : (
          <p className={css.hint}>{t('designer.noPeopleVariable')}</p>
        ))}
    </div>
  )
}

/** `groupIds:<id>` or `orgItemIds:<id>`, as they are found, or a performer already. */
function roleOf(found: string): string {
  return found.replace(/^groupIds:/, 'group:').replace(/^orgItemIds:/, 'position:')
}

function useName(value: string): string | undefined {
  const [kind, id = ''] = value.split(':')
  const user = useQuery({
    queryKey: ['user', id],
    queryFn: ({ signal }) => ask(readUser, { path: { userId: id }, signal }),
    enabled: kind === 'user' && id !== '',
    retry: false,
    staleTime: 60_000,
  })
  const items = useQuery({
    queryKey: ['org-items'],
    queryFn: ({ signal }) => ask(listOrgItems, { signal }),
    enabled: kind === 'position',
    staleTime: 60_000,
  })
  const groups = useQuery({
    queryKey: ['groups'],
    queryFn: ({ signal }) => ask(listGroups, { signal }),
    enabled: kind === 'group',
    staleTime: 60_000,
  })
  if (kind === 'user') return user.data?.name ?? (user.error ? t('fields.goneUser') : undefined)
  const among = kind === 'position' ? items.data : groups.data
  return among && (among.find((one) => one.id === id)?.name ?? t('fields.goneRole'))
}
