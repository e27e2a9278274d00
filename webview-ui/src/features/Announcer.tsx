import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import type { Notice, State } from '../state/state.ts';
import { useSelect, useStore } from '../state/StoreContext.ts';
import { failureWords } from './words.ts';

const noticeOf = (state: State): State['notice'] => state.notice;

/** What has happened, read out politely; what went wrong is seen as well, until it is put away. */
export function Announcer(): ReactNode {
  const store = useStore();
  const notice = useSelect(noticeOf);
  const words = notice ? noticeWords(notice.notice) : '';
  const seen = notice?.notice.type === 'failed';
  return (
    <>
      <div className="hidden" role="status" aria-live="polite" data-testid="announcer">
        {words}
      </div>
      {seen && (
        <div className="toast" data-testid="problem">
          <Icon name="error" />
          <span>{words}</span>
          <IconButton icon="remove" label={l10n.t('Dismiss')} onClick={() => store.dispatch({ type: 'untold' })} />
        </div>
      )}
    </>
  );
}

function noticeWords(notice: Notice): string {
  switch (notice.type) {
    case 'saved':
      return l10n.t('Saved into the document.');
    case 'conflict':
      return l10n.t('A text was changed elsewhere while you were writing it. Choose which one stays.');
    case 'failed':
      return failureWords(notice.code, notice.message);
    case 'gate-passed':
      return l10n.t('Checkpoint "{0}" is passed.', notice.title);
    case 'gate-changed':
      return l10n.t('Checkpoint "{0}" is changed since approval.', notice.title);
    case 'done':
      return notice.message;
  }
}
