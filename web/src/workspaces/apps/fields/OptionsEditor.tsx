import { ActionIcon, Button, TextInput } from '@mantine/core'
import type { Option } from '@parley/contract'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { codeFrom } from '../codes.ts'
import { t } from '../words.ts'
import css from './field.module.css'

const colours = ['#3e5ed8', '#06999a', '#bf7b0f', '#b249ac', '#3a8f42', '#da4620', '#724aab', '#778093']

/** A new option with a code and a colour of its own. */
export function freshOption(name: string, among: readonly Option[]): Option {
  const taken = among.map(({ code }) => code)
  return { code: codeFrom(name, taken, 'option'), name, colour: colours[among.length % colours.length]! }
}

/** Choices of a category or a status: names, colours and order. Codes stay as they were made, for items keep them. */
export function OptionsEditor({ options, change }: { options: readonly Option[]; change: (options: Option[]) => void }) {
  const list = useRef<HTMLUListElement>(null)
  const set = (at: number, now: Partial<Option>) => change(options.map((one, place) => (place === at ? { ...one, ...now } : one)))
  const move = (at: number, to: number) => {
    const rest = options.toSpliced(at, 1)
    change(rest.toSpliced(to, 0, options[at]!))
  }
  const add = () => {
    change([...options, freshOption(t('fields.optionNumber', { number: options.length + 1 }), options)])
    setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input[type="text"]')?.select())
  }
  return (
    <div className={css.options}>
      <b>{t('fields.options')}</b>
      <ul ref={list}>
        {options.map((option, at) => (
          <li key={option.code}>
            <input
              type="color"
              aria-label={t('fields.optionColour', { name: option.name })}
              value={option.colour}
              onChange={({ currentTarget }) => set(at, { colour: currentTarget.value })}
            />
            <TextInput
              type="text"
              size="xs"
              aria-label={t('fields.optionName', { number: at + 1 })}
              value={option.name}
              maxLength={200}
              error={option.name.trim() === ''}
              onChange={({ currentTarget }) => set(at, { name: currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <Step label={t('fields.up', { name: option.name })} shut={at === 0} run={() => move(at, at - 1)}>
              <IconArrowUp size={14} aria-hidden />
            </Step>
            <Step label={t('fields.down', { name: option.name })} shut={at === options.length - 1} run={() => move(at, at + 1)}>
              <IconArrowDown size={14} aria-hidden />
            </Step>
            <Step
              label={t('fields.remove', { name: option.name })}
              shut={options.length === 1}
              run={() => change(options.toSpliced(at, 1))}
            >
              <IconTrash size={14} aria-hidden />
            </Step>
          </li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={add}
        disabled={options.length >= 100}
      >
        {t('fields.addOption')}
      </Button>
    </div>
  )
}

function Step({ label, shut, run, children }: { label: string; shut: boolean; run: () => void; children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} disabled={shut} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
