import { findItems, type ItemRefs } from '@parley/contract'
import { IconApps } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ask, isRefused } from '../../../live/index.ts'
import { AppMark } from '../app-icons.tsx'
import { useApps } from '../queries.ts'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { oneOf } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind, Wanting } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { type Choice, Picker } from './Picker.tsx'
import { namesIn, WantPicked } from './wanted.tsx'

const nameOf = (refs: ItemRefs, id: string) => refs.items[id]?.name ?? t('fields.goneItem')

export const app: FieldKind<'app'> = {
  type: 'app',
  name: 'fields.type_app',
  icon: IconApps,
  prefilled: (_, { binds }) => (binds ? undefined : 'building.from_item'),
  fresh: () => ({ appId: '', many: false }),
  Edit: ({ field, value = [], change, refs, learn, ...control }) => (
    <Picker
      {...control}
      many={field.settings.many}
      chosen={value.map((id) => ({ id, name: nameOf(refs, id) }))}
      change={(chosen) => change(chosen.length ? chosen.map(({ id }) => id) : undefined)}
      {...among(field.settings.appId, learn)}
      placeholder={t('fields.findItem')}
    />
  ),
  Read: ({ value, refs }) => (
    <span className={css.tags}>
      {value.map((id) => {
        const card = refs.items[id]
        const words = (
          <>
            {card && <AppMark icon={card.app.icon} size={16} />}
            {nameOf(refs, id)}
          </>
        )
        // What one may not open is told by its name alone [APP-11].
        if (!card?.view)
          return (
            <span key={id} className={css.option}>
              {words}
            </span>
          )
        return (
          <Link key={id} to={`/apps/${card.app.id}/items/${id}`} className={`${css.option} ${css.link}`}>
            {words}
          </Link>
        )
      })}
    </span>
  ),
  Cell: ({ value, refs }) => value.map((id) => nameOf(refs, id)).join(', '),
  Options({ field: { settings }, change, saved }) {
    const { data: apps } = useApps()
    const gone = apps !== undefined && settings.appId !== '' && !apps.some(({ id }) => id === settings.appId)
    return (
      <>
        <Choose
          heading={t('fields.linkedApp')}
          value={settings.appId}
          change={(appId) => change({ ...settings, appId })}
          none={t('fields.notChosen')}
          readOnly={saved && !gone}
        >
          {gone && <option value={settings.appId}>{t('fields.linkedGone')}</option>}
          {apps?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choose>
        <ManyOption many={settings.many} change={(many) => change({ ...settings, many })} />
      </>
    )
  },
  text: (value, _, refs) => value.map((id) => nameOf(refs, id)).join(', '),
  compares: oneOf,
  Want: ({ field, learn, ...wanting }: Wanting<'app'>) => (
    <WantPicked {...wanting} nameOf={nameOf} {...among(field.settings.appId, learn)} placeholder={t('fields.findItem')} />
  ),
  wantText: namesIn(nameOf),
}

function among(appId: string, learn: (refs: Partial<ItemRefs>) => void) {
  return {
    findKey: ['items', appId],
    async find(search: string, signal: AbortSignal): Promise<Choice[]> {
      if (!appId) return []
      // Of an app that is gone nothing can be chosen.
      const cards = await ask(findItems, { path: { appId }, query: { search }, signal }).catch((error) => {
        if (isRefused(error, 'not-found')) return []
        throw error
      })
      learn({ items: Object.fromEntries(cards.map((card) => [card.id, card])) })
      return cards.map(({ id, name }) => ({ id, name }))
    },
  }
}
