import type { Option } from '@parley/contract'
import css from './field.module.css'

/** An option's dot and name; the name says it, the colour repeats it. */
export function OptionTag({ option }: { option: Pick<Option, 'name' | 'colour'> }) {
  return (
    <span className={css.option}>
      <OptionDot colour={option.colour} />
      {option.name}
    </span>
  )
}

export function OptionDot({ colour }: { colour: string }) {
  return (
    <svg className={css.dot} viewBox="0 0 8 8" aria-hidden>
      <circle cx="4" cy="4" r="4" fill={colour} />
    </svg>
  )
}

/** What an item says where its option is gone. */
export const optionOf = (options: readonly Option[], code: string): Pick<Option, 'code' | 'name' | 'colour'> =>
  options.find((one) => one.code === code) ?? { code, name: code, colour: '#778093' }
