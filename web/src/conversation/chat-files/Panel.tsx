import { Button } from '@mantine/core'
import type { File as Sent, SentFile } from '@parley/contract'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { chatFiles } from '../../texts/en/chat-files.ts'
import { learn, t } from '../../texts/index.ts'
import { Drawer } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { full } from '../../ui/time.ts'
import { FileList, type Listed } from './FileList.tsx'
import { type Chat, useFiles } from './use-files.ts'

learn({ chatFiles })

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
        <FileList
          label={t('chatFiles.list')}
          files={files.map((one) => listed(one, !chat.sessionId && one.author === 'customer'))}
          large={large}
          setLarge={setLarge}
        />
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
    </Drawer>
  )
}

function listed({ file, authorName: name, sentAt }: SentFile, own: boolean): Listed {
  const at = full(sentAt)
  return { file, note: own ? t('chatFiles.own', { at }) : t('chatFiles.sent', { name, at }), at: sentAt }
}
