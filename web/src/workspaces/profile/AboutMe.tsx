import { Button, FileButton, TextInput } from '@mantine/core'
import { editProfile, type Me } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { v7 } from 'uuid'
import { addressOf, ask } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useForm } from '../../ui/use-form.ts'
import { workspace } from '../../workspace.ts'
import css from './profile.module.css'

/** Name, position and picture, as colleagues see them [ORG-02]. */
export function AboutMe({ me }: { me: Me }) {
  const [name, setName] = useState(me.name)
  const [position, setPosition] = useState(me.position)
  const form = useForm()
  const changed = name !== me.name || position !== me.position
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return form.say({ field: 'name', text: t('door.nameMissing') })
    void form.run(async () => {
      const user = await ask(editProfile, { body: { name, position } })
      show(user)
      setName(user.name)
      toast({ text: t('profile.saved'), kind: 'done' })
    })
  }
  return (
    <form className={css.section} aria-labelledby="about-me" onSubmit={save} onChange={() => form.say(undefined)} noValidate>
      <h2 id="about-me">{t('profile.about')}</h2>
      <Picture me={me} />
      {form.said && !form.said.field && <p role="alert">{fieldError(form.said.text)}</p>}
      <TextInput
        label={t('profile.name')}
        autoComplete="name"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(form.of('name'))}
      />
      <TextInput
        label={t('profile.position')}
        description={t('profile.positionHint')}
        autoComplete="organization-title"
        maxLength={200}
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
        error={fieldError(form.of('position'))}
      />
      <TextInput label={t('profile.email')} description={t('profile.emailHint')} value={me.email} readOnly />
      <div>
        <Button type="submit" loading={form.busy} disabled={!changed}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

function Picture({ me }: { me: Me }) {
  const form = useForm()
  const choose = (file: File | null) => {
    if (!file) return
    void form.run(async () => {
      const id = v7()
      const sent = await fetch(addressOf('/api/files/:fileId', { fileId: id }, { name: file.name }), {
        method: 'PUT',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      })
      if (!sent.ok) return form.say({ text: refusalText(sent.status === 413 ? 'file-too-large' : 'file-incomplete') })
      show(await ask(editProfile, { body: { avatarFileId: id } }))
    })
  }
  const remove = () => void form.run(async () => show(await ask(editProfile, { body: { avatarFileId: null } })))
  return (
    <div className={css.picture}>
      <Avatar id={me.id} name={me.name} picture={me.avatarFileId} />
      <div className={css.pictureWords}>
        <div className={css.buttons}>
          <FileButton onChange={choose} accept="image/jpeg,image/png,image/webp">
            {(props) => (
              <Button {...props} variant="default" loading={form.busy}>
                {t('profile.choosePicture')}
              </Button>
            )}
          </FileButton>
          {me.avatarFileId && (
            <Button variant="subtle" onClick={remove}>
              {t('profile.removePicture')}
            </Button>
          )}
        </div>
        <p className={css.hint}>{form.said ? fieldError(form.said.text) : t('profile.pictureHint')}</p>
      </div>
    </div>
  )
}

function show(me: Me): void {
  workspace.set((was) => was && { ...was, me })
}
