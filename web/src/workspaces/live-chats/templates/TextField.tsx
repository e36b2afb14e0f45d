import { Button, Textarea } from '@mantine/core'
import { fillResponse, responseVariables, type TemplateChoices } from '@parley/contract'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'
import { useHeld } from '../../../held.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { unknownIn } from './draft.ts'
import css from './form.module.css'

interface Field {
  value: string
  change: (value: string) => void
  error: string | undefined
  choices: TemplateChoices | undefined
  readOnly: boolean
}

/** The text, a list of what it may name, and how it will look to a customer [CMP-07]. */
export function TextField({ value, change, error, choices, readOnly }: Field) {
  const input = useRef<HTMLTextAreaElement>(null)
  const unknown = unknownIn(value, choices)
  const wrong = unknown ? t('templates.unknown', { name: unknown }) : error
  const insert = (variable: string) => {
    const at = input.current?.selectionStart ?? value.length
    const end = input.current?.selectionEnd ?? at
    change(value.slice(0, at) + variable + value.slice(end))
    // Once the menu has given the focus back.
    setTimeout(() => {
      input.current?.focus()
      input.current?.setSelectionRange(at + variable.length, at + variable.length)
    })
  }
  return (
    <div>
      <Textarea
        ref={input}
        label={t('templates.text')}
        withAsterisk
        required
        autosize
        minRows={4}
        maxRows={14}
        maxLength={10_000}
        readOnly={readOnly}
        value={value}
        error={fieldError(wrong)}
        onChange={(event) => change(event.currentTarget.value)}
        data-testid="template-text"
      />
      {!readOnly && <Variables choices={choices} insert={insert} />}
      <Preview text={value} choices={choices} />
    </div>
  )
}

function Variables({ choices, insert }: { choices: TemplateChoices | undefined; insert: (variable: string) => void }) {
  const offered = [
    ...responseVariables.map((name) => ({ text: `{${name}}`, name: t(`templates.v_${name}` as TextKey) })),
    { text: '{DateTime("dd.MM.yyyy HH:mm")}', name: t('templates.v_dateTime') },
    ...(choices?.fields ?? []).map(({ code, name }) => ({ text: `{account.${code}}`, name: t('templates.v_account', { name }) })),
  ]
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={14} />}>
          {t('templates.variable')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflow: 'auto' }}>
        {offered.map(({ text, name }) => (
          <Menu.Item key={text} onClick={() => insert(text)} rightSection={<code>{text}</code>}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A customer of whom everything is known. */
function Preview({ text, choices }: { text: string; choices: TemplateChoices | undefined }) {
  const me = useHeld((held) => held.me.name)
  const timeZone = useHeld((held) => held.settings.timeZone)
  if (!text.trim()) return null
  const at = new Date()
  const customer = t('templates.exampleCustomer')
  const values: Record<string, string> = {
    customer,
    'customer.firstName': customer.split(' ')[0]!,
    operator: me,
    'operator.firstName': me.split(' ')[0]!,
    liveChat: choices?.liveChats[0]?.name ?? '',
    channel: 'Website',
    session: customer,
    created: fillResponse('{DateTime("yyyy-MM-dd")}', {}, { at, timeZone }),
  }
  for (const { code, name } of choices?.fields ?? []) values[`account.${code}`] = t('templates.exampleAccount', { name })
  return (
    <section aria-label={t('templates.previewAs')}>
      <p className={css.note}>{t('templates.previewAs')}</p>
      <p className={css.bubble} data-testid="template-preview">
        {fillResponse(text, values, { at, timeZone })}
      </p>
    </section>
  )
}
