import { ActionIcon } from '@mantine/core'
import type { Field } from '@parley/contract'
import { IconCheck, IconCopy, IconDots, IconForms, IconPencil, IconTrash } from '@tabler/icons-react'
import { announce } from '../../../ui/announce.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import states from '../../../ui/states.module.css'
import { kindOf } from '../fields/index.ts'
import { copyOf, withCopy, withoutField } from './definition.ts'
import css from './fields.module.css'
import { added, spotOf } from './layout.ts'
import { placeWords } from './place-words.ts'
import type { Builder } from './use-builder.ts'
import { t } from './words.ts'

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** A field among all of them, with what can be done with it from here. */
export function FieldRow({ builder, field, open }: { builder: Builder; field: Field; open: () => void }) {
  const { now, change, locked } = builder
  const kind = kindOf(field)
  const spot = spotOf(now.form, field.code)
  const name = field.name || t('apps.unnamed')
  const duplicate = () => {
    const copy = copyOf(field, now.fields)
    change((was) => withCopy(was, field, copy))
    announce(t('apps.added', { name: copy.name }))
  }
  const put = () => {
    change((was) => ({ ...was, form: added(was.form, field.code, undefined, builder.tab) }))
    announce(t('building.putDone', { name }))
  }
  const remove = () => {
    change((was) => withoutField(was, field.code))
    announce(t('apps.removed', { name }))
  }
  return (
    <tr data-field={field.code}>
      <th scope="row">
        <button type="button" onClick={open}>
          {name}
        </button>
      </th>
      <td className={css.code}>{field.code}</td>
      <td>
        <span className={css.type}>
          <kind.icon {...icon} />
          {t(kind.name)}
        </span>
      </td>
      <td>
        <Said yes={field.required} />
      </td>
      <td>
        <Said yes={field.searchable} />
      </td>
      <td data-nowhere={!spot}>{spot ? placeWords(now.form, spot) : t('apps.notOnForm')}</td>
      <td className={css.end}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={t('building.fieldActions', { name })} disabled={locked}>
              <IconDots {...icon} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={open}>
              {t('building.openField')}
            </Menu.Item>
            {!spot && (
              <Menu.Item leftSection={<IconForms {...icon} />} onClick={put}>
                {t('building.putOnForm')}
              </Menu.Item>
            )}
            {!kind.single && (
              <Menu.Item leftSection={<IconCopy {...icon} />} onClick={duplicate}>
                {t('apps.duplicate')}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={remove}>
              {t('apps.deleteField')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
}

function Said({ yes }: { yes: boolean }) {
  return (
    <>
      {yes && <IconCheck {...icon} />}
      <span className={states.hidden}>{t(yes ? 'fields.yes' : 'fields.no')}</span>
    </>
  )
}
