import css from './builder.module.css'
import { Canvas } from './Canvas.tsx'
import { Palette } from './Palette.tsx'
import { Properties } from './Properties.tsx'
import type { Builder } from './use-builder.ts'

/** Types of fields, the form, and what is chosen in it, side by side; on phones one below the other. */
export function FormTab({ builder }: { builder: Builder }) {
  return (
    <div className={css.building} data-selected={builder.field !== undefined}>
      <fieldset className={css.held} disabled={builder.locked}>
        <Palette builder={builder} />
      </fieldset>
      <Canvas builder={builder} />
      <fieldset className={css.held} disabled={builder.locked}>
        <Properties key={builder.field?.id} builder={builder} />
      </fieldset>
    </div>
  )
}
