import { addressLimits, addressParts, countries, type FieldValues } from '@parley/contract'
import { IconMapPin } from '@tabler/icons-react'
import { language } from '../../../texts/index.ts'
import { t } from '../words.ts'
import css from './address.module.css'
import { Choose } from './Choose.tsx'
import { WantText } from './compare.tsx'
import field from './field.module.css'
import type { Control, FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

type Address = FieldValues['address']
type Part = (typeof addressParts)[number]

const nowhere: Address = { country: '', region: '', city: '', postcode: '', street: '', house: '', flat: '' }
/** HTML's own names of them; a house has none. */
const autofill: Readonly<Record<Part, string>> = {
  country: 'country',
  region: 'address-level1',
  city: 'address-level2',
  postcode: 'postal-code',
  street: 'address-line1',
  house: 'off',
  flat: 'address-line2',
}

export const address: FieldKind<'address'> = {
  type: 'address',
  name: 'fields.type_address',
  icon: IconMapPin,
  group: true,
  maySearch: true,
  fresh: () => ({}),
  Edit: EditAddress,
  Read: ({ value }) => <span className={field.lines}>{linesOf(value).join('\n')}</span>,
  Cell: ({ value }) => lineOf(value),
  text: lineOf,
  compares: ['contains', 'empty', 'filled'],
  Want: WantText,
}

function EditAddress({ field: { code }, value = nowhere, change, ...control }: Control<'address'>) {
  const set = (part: Part, text: string) => {
    const now = { ...value, [part]: text }
    change(addressParts.every((one) => now[one] === '') ? undefined : now)
  }
  const fill = (part: Part) => (autofill[part] === 'off' ? 'off' : `section-${code} ${autofill[part]}`)
  return (
    <span className={css.frame}>
      <span className={css.parts}>
        {addressParts.map((part) => {
          const first = part === 'country'
          const id = first ? control.id : `${control.id}-${part}`
          return (
            <span key={part} className={css.part} data-part={part}>
              <label htmlFor={id}>{t(`fields.${part}`)}</label>
              {first ? (
                <Choose
                  id={id}
                  value={value.country}
                  change={(country) => set('country', country)}
                  none={t('fields.notChosen')}
                  invalid={control.invalid}
                  required={control.required}
                  readOnly={control.readOnly}
                  describedBy={control.describedBy}
                  autoComplete={fill(part)}
                >
                  <Countries />
                </Choose>
              ) : (
                <TextControl
                  control={{ ...control, id, required: false }}
                  maxLength={addressLimits[part]}
                  value={value[part]}
                  write={(text) => set(part, text)}
                  autoComplete={fill(part)}
                />
              )}
            </span>
          )
        })}
      </span>
    </span>
  )
}

function Countries() {
  const named = countries.map((code) => ({ code, name: countryName(code) }))
  const { compare } = new Intl.Collator(language())
  return named
    .sort((one, other) => compare(one.name, other.name))
    .map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))
}

const countryName = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language(), { type: 'region' }).of(code) ?? code) : code

/** From the door to the country. */
function linesOf({ country, region, city, postcode, street, house, flat }: Address): string[] {
  const door = [`${street} ${house}`.trim(), flat].filter(Boolean).join(', ')
  return [door, `${postcode} ${city}`.trim(), region, countryName(country)].filter(Boolean)
}

function lineOf(value: Address): string {
  return linesOf(value).join(', ')
}
