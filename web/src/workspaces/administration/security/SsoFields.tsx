import { PasswordInput, Radio, Stack, Switch, TextInput } from '@mantine/core'
import type { Sso, SsoEdit } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import css from '../table.module.css'
import { GroupMapping } from './GroupMapping.tsx'

interface Fields {
  saved: Sso
  sso: SsoEdit
  set: (sso: SsoEdit) => void
  of: (field: string) => string | undefined
}

/** The identity provider. Its secret is written and never read. */
export function SsoFields({ saved, sso, set, of }: Fields) {
  const text = (name: 'issuer' | 'clientId' | 'label' | 'emailClaim' | 'groupsClaim') => ({
    label: t(`security.${name}`),
    autoComplete: 'off',
    spellCheck: false,
    value: sso[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ ...sso, [name]: event.currentTarget.value.trimStart() }),
    error: fieldError(of(`sso/${name}`)),
  })
  const secretKept = saved.hasSecret && saved.issuer === sso.issuer
  return (
    <section className={css.section} aria-labelledby="sso">
      <h2 id="sso">{t('security.sso')}</h2>
      <Switch
        label={t('security.ssoOn')}
        description={t('security.ssoHint')}
        checked={sso.on}
        onChange={(event) => set({ ...sso, on: event.currentTarget.checked })}
      />
      {sso.on && (
        <>
          <div>
            <p className={css.hint}>{t('security.redirect')}</p>
            <div className={css.link}>
              <code>{saved.redirectUri}</code>
              <CopyButton text={saved.redirectUri} label={t('security.copyRedirect')} />
            </div>
          </div>
          <TextInput {...text('issuer')} description={t('security.issuerHint')} type="url" required maxLength={500} />
          <TextInput {...text('clientId')} required maxLength={200} />
          <PasswordInput
            label={t('security.secret')}
            description={t(secretKept ? 'security.secretKept' : 'security.secretNeeded')}
            autoComplete="off"
            maxLength={200}
            value={sso.secret ?? ''}
            onChange={(event) => set(withSecret(sso, event.currentTarget.value))}
            error={fieldError(of('sso/secret'))}
          />
          <TextInput {...text('label')} required maxLength={200} />
          <TextInput {...text('emailClaim')} description={t('security.emailClaimHint')} required maxLength={100} />
          <Switch
            label={t('security.makesUsers')}
            description={t('security.makesUsersHint')}
            checked={sso.makesUsers}
            onChange={(event) => set({ ...sso, makesUsers: event.currentTarget.checked })}
          />
          <Radio.Group
            label={t('security.passwords')}
            description={t('security.passwordsHint')}
            value={sso.passwords}
            onChange={(value) => set({ ...sso, passwords: value as SsoEdit['passwords'] })}
          >
            <Stack gap="sm" mt="sm">
              <Radio value="everybody" label={t('security.passwordsEverybody')} />
              <Radio value="administrators" label={t('security.passwordsAdministrators')} />
            </Stack>
          </Radio.Group>
          <TextInput {...text('groupsClaim')} description={t('security.groupsClaimHint')} maxLength={100} />
          {sso.groupsClaim !== '' && (
            <GroupMapping groups={sso.groups} set={(groups) => set({ ...sso, groups })} error={of('sso/groups')} />
          )}
        </>
      )}
    </section>
  )
}

/** Nothing typed: the one that is kept stays. */
function withSecret({ secret: _, ...sso }: SsoEdit, secret: string): SsoEdit {
  return secret === '' ? sso : { ...sso, secret }
}
