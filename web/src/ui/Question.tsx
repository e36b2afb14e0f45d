import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import css from './sheet.module.css'
import { useForm } from './use-form.ts'

interface Asked {
  title: string
  /** What the red button does, in a word or two. */
  label: string
  /** Does it; what the server refuses is told here, as is a sentence that it gives. Without it there is only the way back. */
  act?: (() => unknown) | undefined
  close: () => void
  /** What it is called to leave things as they are, where that is not Cancel. */
  keep?: string
  /** False until the word is typed that is asked for. */
  sure?: boolean
  testId?: string
  children: ReactNode
}

/** Asks before something is lost, and says what: the way back has the focus, unless a word has to be typed [ACC-11]. */
export function Question({ title, label, act, close, keep, sure, testId, children }: Asked) {
  const { busy, said, say, run } = useForm()
  const red = act && {
    label,
    run: () =>
      void run(async () => {
        const text = await act()
        if (typeof text === 'string') say({ text })
      }),
    red: true,
    busy,
    disabled: sure === false,
    ...(testId && { testId }),
  }
  const cancel = { first: sure === undefined, ...(keep && { label: keep }) }
  return (
    <Dialog title={title} close={close} act={red} cancel={cancel}>
      <div className={css.question}>
        {typeof children === 'string' ? <p>{children}</p> : children}
        {said && (
          <p role="alert" className={css.alert}>
            {said.text}
          </p>
        )}
      </div>
    </Dialog>
  )
}
