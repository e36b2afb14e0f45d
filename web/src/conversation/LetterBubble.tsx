import type { NewMessage } from '@parley/contract'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { Suspense } from 'react'
import type { Letter } from '../live/index.ts'
import type { Store } from '../store.ts'
import { refusalText, t } from '../texts/index.ts'
import { lazy } from '../ui/lazy.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { clock } from '../ui/time.ts'
import { UploadBar } from './Attachments.tsx'
import css from './bubble.module.css'
import type { Desk } from './desk.ts'
import { FileTile } from './FileCard.tsx'
import { size } from './file-words.ts'
import { MessageText } from './MessageText.tsx'
import { QuoteBox } from './QuoteBox.tsx'

const NotSent = lazy(() => import('./NotSent.tsx'))
const ColleagueAnswered = lazy(() => import('./collision/ColleagueAnswered.tsx'))

/** A message on its way, or one that could not go: its text stays here until it has arrived or is thrown away [ui.md S7]. */
export function LetterBubble({ letter, first, desk }: { letter: Letter; first: boolean; desk: Store<Desk> | undefined }) {
  const { text } = letter.body as NewMessage
  const failed = letter.state !== 'sending'
  const gone = letter.refused === 'quote-withdrawn'
  const reason = letter.refused ? refusalText(letter.refused as Parameters<typeof refusalText>[0]) : t('conversation.old')
  const state = failed ? t('conversation.failed', { reason }) : t('conversation.sending')
  return (
    <div className={css.line} data-own data-first={first}>
      <article
        className={css.message}
        tabIndex={-1}
        aria-label={[text, state].filter(Boolean).join(', ')}
        data-message={letter.id}
        data-testid={`msg-${letter.id}`}
        data-state={letter.state}
      >
        <div className={css.bubble} data-last>
          {letter.quote && <QuoteBox quote={gone ? { ...letter.quote, withdrawn: true } : letter.quote} />}
          {letter.files?.map((file) => (
            <FileTile key={file.id} name={file.name} note={size(file.size)} />
          ))}
          {letter.uploads?.map(({ id, name }) => (
            <FileTile key={id} name={name} note={<UploadBar id={id} name={name} />} />
          ))}
          {text && <MessageText text={text} />}
        </div>
        {letter.answered && (
          <Suspense>
            <ColleagueAnswered letter={letter} colleague={letter.answered} desk={desk} />
          </Suspense>
        )}
        {(failed ? !letter.answered : letter.uploads) && (
          <Suspense>
            <NotSent letter={letter} desk={desk} {...(failed && { reason })} />
          </Suspense>
        )}
      </article>
      <span className={css.meta} aria-hidden>
        <time>{clock(new Date(letter.at))}</time>
        <Tooltip label={state}>
          <span>
            {failed ? (
              <IconAlertTriangle className={css.alert} size={15} stroke={1.75} />
            ) : (
              <IconClock size={14} stroke={1.75} data-state="sending" />
            )}
          </span>
        </Tooltip>
      </span>
    </div>
  )
}
