import { Button } from '@mantine/core'
import type { File as Sent, SentFile } from '@parley/contract'
import { IconPaperclip } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { chatFiles } from '../../texts/en/chat-files.ts'
import { learn, t } from '../../texts/index.ts'
import { Drawer } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { full } from '../../ui/time.ts'
import { Around } from '../around.ts'
import { FileCard } from '../FileCard.tsx'
import { isPicture } from '../file-words.ts'
import { Picture } from '../Picture.tsx'
import css from './chat-files.module.css'
import { type Chat, useFiles } from './use-files.ts'

learn({ chatFiles })
const Preview = lazy(() => import('../preview/Preview.tsx'))

/** All files of a chat, newest first, as its messages show them [MSG-03]. */
export default function Panel({ close, ...chat }: Chat & { close: () => void }) {
  const { files, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFiles(chat)
  const [large, setLarge] = useState<Sent>()
  const shrink = () => setLarge(undefined)
  const failed = error && !isFetchingNextPage
  return (
    // Escape is heard by both: it closes the picture first.
    <Drawer title={t('conversation.chatFiles')} close={large ? shrink : close}>
      {isPending && <SkeletonRows count={6} label={t('chatFiles.loading')} />}
      {!isPending && !error && files.length === 0 && (
        <EmptyState icon={<IconPaperclip size={40} stroke={1.75} />} title={t('chatFiles.none')} text={t('chatFiles.noneText')} />
      )}
      {files.length > 0 && (
        <Around.Provider value={setLarge}>
          <ul className={css.files} aria-label={t('chatFiles.list')}>
            {files.map((one) => (
              <Row key={one.file.id} one={one} own={!chat.sessionId && one.author === 'customer'} />
            ))}
          </ul>
        </Around.Provider>
      )}
      {failed && (
        <ErrorState
          requestId={isRefused(error) ? error.requestId : undefined}
          again={() => void (files.length > 0 && hasNextPage ? fetchNextPage() : refetch())}
        />
      )}
      {hasNextPage && !failed && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('chatFiles.more')}
        </Button>
      )}
      {large && (
        <Suspense>
          <Preview files={files.map(({ file }) => file)} at={large.id} close={shrink} />
        </Suspense>
      )}
    </Drawer>
  )
}

function Row({ one, own }: { one: SentFile; own: boolean }) {
  const { file, authorName: name, sentAt } = one
  const at = full(sentAt)
  return (
    <li data-testid="chat-file">
      {isPicture(file) ? (
        <>
          <Picture file={file} />
          <span className={css.name}>{file.name}</span>
        </>
      ) : (
        <FileCard file={file} />
      )}
      <time className={css.meta} dateTime={sentAt}>
        {own ? t('chatFiles.own', { at }) : t('chatFiles.sent', { name, at })}
      </time>
    </li>
  )
}
