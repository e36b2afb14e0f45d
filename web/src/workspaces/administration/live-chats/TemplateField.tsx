import { Button, Textarea, TextInput } from '@mantine/core'
import { fillTemplate, type replyVariables, type TemplateFacts, templateVariables, unknownVariables } from '@parley/contract'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import css from './settings.module.css'

type Variable = (typeof replyVariables)[number]

interface Field {
  label: string
  hint: string
  placeholder?: string
  /** Of how many lines; one unless said. */
  lines?: number
  value: string
  onChange: (value: string) => void
  readOnly: boolean
  error: string | undefined
  liveChat: string
  /** What may be inserted; what sessions know of themselves unless said. */
  variables?: readonly Variable[]
  /** How what is written comes out, where that is not the text itself. */
  exampleOf?: (template: string, facts: TemplateFacts) => string
  testId: string
}

/** A text with variables: they are inserted where the caret is, and an example says what comes of it [LCS-21]. */
export function TemplateField({ label, hint, lines = 1, value, onChange, readOnly, error, liveChat, ...more }: Field) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const timeZone = useHeld((held) => held.settings.timeZone)
  const { exampleOf = fillTemplate, placeholder = '', variables = templateVariables, testId } = more
  const [unknown] = unknownVariables(value, variables)
  const wrong = unknown === undefined ? error : t('liveChats.unknownVariable', { name: `{${unknown}}` })
  const insert = (variable: string) => {
    const at = input.current?.selectionStart ?? value.length
    const end = input.current?.selectionEnd ?? at
    onChange(value.slice(0, at) + variable + value.slice(end))
    // Once the menu has given the focus back.
    setTimeout(() => {
      input.current?.focus()
      input.current?.setSelectionRange(at + variable.length, at + variable.length)
    })
  }
  const facts: TemplateFacts = {
    customer: t('liveChats.exampleCustomer'),
    liveChat,
    channel: t('liveChats.exampleChannel'),
    subject: '',
    operator: t('liveChats.exampleOperator'),
    at: new Date(),
    timeZone,
  }
  const example = value.trim() && !wrong ? exampleOf(value, facts) : ''
  const field = {
    ref: input,
    label,
    placeholder,
    description: wrong ? undefined : hint,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    readOnly,
    value,
    error: fieldError(wrong),
    'data-testid': testId,
  }
  return (
    <div className={css.template}>
      {lines > 1 ? (
        <Textarea
          {...field}
          autosize
          minRows={lines}
          maxRows={10}
          maxLength={2_000}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...field} maxLength={200} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {example && example !== value && <p className={css.note}>{t('liveChats.example', { text: example })}</p>}
      {!readOnly && <Insert field={label} variables={variables} insert={insert} />}
    </div>
  )
}

const dates = [
  { text: '{DateTime()}', name: 'liveChats.v_dateTime' as const },
  { text: '{DateTime("dd.MM.yyyy HH:mm")}', name: 'liveChats.v_dateTimeOwn' as const },
]

interface Offer {
  field: string
  variables: readonly Variable[]
  insert: (variable: string) => void
}

function Insert({ field, variables, insert }: Offer) {
  const offered = [...variables.map((name) => ({ text: `{${name}}`, name: `liveChats.v_${name}` as const })), ...dates]
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBraces size={14} />}
          aria-label={t('liveChats.insertInto', { field })}
        >
          {t('liveChats.insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ text, name }) => (
          <Menu.Item key={text} onClick={() => insert(text)} rightSection={<code className={css.variable}>{text}</code>}>
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
