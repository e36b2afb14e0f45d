import { Button } from '@mantine/core'
import type { AppDefinition } from '@parley/contract'
import { IconAlertTriangle, IconCheck, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../../ui/Tag.tsx'
import { kindOf } from '../fields/index.ts'
import { bindingFields } from './definition.ts'
import css from './live-chat.module.css'
import type { Builder } from './use-builder.ts'
import { t } from './words.ts'

/** Which live chats use the app and as what, what lets them, and what a new item begins with there [LCS-06, BND-04, ui.md S21]. */
export function LiveChatTab({ builder: { base, now, add, locked } }: { builder: Builder }) {
  const accounts = bindingFields(now)
  const used = base.usedIn.length > 0
  return (
    <div className={css.chats}>
      <section aria-label={t('building.chatsTitle')}>
        <h2>{t('building.chatsTitle')}</h2>
        {used ? (
          <ul className={css.uses}>
            {base.usedIn.map(({ id, name, binds, registers }) => (
              <li key={id}>
                <Link to={`/admin/live-chats/${id}`}>{name}</Link>
                {binds && <Tag>{t('building.asBinding')}</Tag>}
                {registers && <Tag tone="neutral">{t('building.asRegistering')}</Tag>}
              </li>
            ))}
          </ul>
        ) : (
          <p>
            {t('building.noChats')} <Link to="/admin/live-chats">{t('building.toLiveChats')}</Link>
          </p>
        )}
      </section>
      <section aria-label={t('building.usableTitle')}>
        <h2>{t('building.usableTitle')}</h2>
        {accounts.length > 0 ? (
          <p className={css.state} data-tone="success">
            <IconCheck size={16} stroke={1.75} aria-hidden />
            {t('building.usable', { names: accounts.map(({ name }) => name).join(', ') })}
          </p>
        ) : (
          <>
            <p className={css.state} data-tone={used ? 'danger' : 'warning'} role={used ? 'alert' : undefined}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              {t(used ? 'building.unusable' : 'building.notUsable')}
            </p>
            <div>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} stroke={1.75} />}
                disabled={locked}
                onClick={() => add('account')}
              >
                {t('building.addAccount')}
              </Button>
            </div>
          </>
        )}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <section className={css.scroll} aria-label={t('building.prefillTitle')} tabIndex={0}>
        <h2>{t('building.prefillTitle')}</h2>
        <p>{t('building.prefillHint')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('apps.fieldName')}</th>
              <th scope="col">{t('building.asBinding')}</th>
              <th scope="col">{t('building.asRegistering')}</th>
            </tr>
          </thead>
          <tbody>
            {prefillsOf(now).map(({ code, name, binding, registering }) => (
              <tr key={code} data-field={code}>
                <th scope="row">{name}</th>
                <td data-empty={!binding}>{t(binding ?? 'building.empty')}</td>
                <td data-empty={!registering}>{t(registering ?? 'building.empty')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The same value stands nowhere twice: of fields alike the first has it. Accounts are on the form, or nowhere. */
function prefillsOf(app: AppDefinition) {
  const accounts = new Set(bindingFields(app).map(({ code }) => code))
  const filled = new Set<string>()
  const of = (field: AppDefinition['fields'][number], binds: boolean) => {
    const named = app.nameTemplate.includes(`{${field.code}}`)
    const said = kindOf(field).prefilled?.(field, { binds, named })
    const what = JSON.stringify([binds, field.type, said, field.settings])
    if (!said || filled.has(what) || (field.type === 'account' && !accounts.has(field.code))) return undefined
    filled.add(what)
    return said
  }
  return app.fields.map((field) => ({
    code: field.code,
    name: field.name,
    binding: of(field, true),
    registering: of(field, false),
  }))
}
