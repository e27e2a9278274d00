import * as l10n from '@vscode/l10n';
import { StrictMode, useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { BoardCriteria, BoardPage, FromBoard } from '../../../src/contract/board.ts';
import { toBoardSchema } from '../../../src/contract/board.ts';
import { takeVsCodeApi } from '../bridge/vscodeApi.ts';
import { defineToolkit } from '../components/toolkit.ts';
import { Board } from './Board.tsx';
import { readView, type View } from './view.ts';

interface Shown {
  readonly language: string | null;
  readonly board: BoardPage | null;
  /** Of the cell that was asked about last. */
  readonly criteria: BoardCriteria | null;
}

/** Renders the board into `#root`, and ties it to the host. */
export function startBoard(): void {
  defineToolkit();
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no element #root.');
  const api = takeVsCodeApi();
  const tell = (message: FromBoard): void => api.postMessage(message);
  let shown: Shown = { language: null, board: null, criteria: null };
  const listeners = new Set<() => void>();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = toBoardSchema.safeParse(data);
    // What is no message of the contract is not acted on.
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'strings') {
      document.documentElement.lang = message.language;
      l10n.config({ contents: message.bundle });
      shown = { ...shown, language: message.language };
    } else if (message.type === 'criteria') {
      shown = { ...shown, criteria: message.criteria };
    } else {
      shown = { ...shown, board: message.board };
      // What holds may be another by now.
      if (shown.criteria) tell({ type: 'criteria', row: shown.criteria.row, gate: shown.criteria.gate });
    }
    for (const listener of listeners) listener();
  });
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const saved = readView(api.getState());
  // What the editor gives back must not reach an effect, which would take it for its clean-up.
  const keep = (view: View): void => {
    api.setState(view);
  };
  function Page(): ReactNode {
    const { language, board, criteria } = useSyncExternalStore(subscribe, () => shown);
    if (language === null) return null;
    if (!board) return <p className="muted waiting">{l10n.t('Reading the features…')}</p>;
    return <Board key={language} board={board} criteria={criteria} tell={tell} saved={saved} keep={keep} />;
  }
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  tell({ type: 'ready' });
}
