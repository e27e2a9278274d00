import * as l10n from '@vscode/l10n';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { pageOf } from '../state/pages.ts';
import { COMPLETION_PAGE, LOG_PAGE, STREAMS_PAGE, TRACE_PAGE, type State } from '../state/state.ts';
import { useSelect, useStore } from '../state/StoreContext.ts';
import { Announcer } from './Announcer.tsx';
import { CompletionPage } from './CompletionPage.tsx';
import { Header } from './Header.tsx';
import { LogPage } from './LogPage.tsx';
import { Outline } from './Outline.tsx';
import { SectionPage } from './SectionPage.tsx';
import { StreamsPage } from './streams/StreamsPage.tsx';
import { TracePage } from './TracePage.tsx';
import { UnplacedDrafts } from './UnplacedDrafts.tsx';
import { useGoal } from './useGoal.ts';
import { useSpy } from './useSpy.ts';

const snapshotOf = (state: State): Snapshot | null => state.snapshot;
const viewOf = (state: State): State['view'] => state.view;

export function Form(): ReactNode {
  const snapshot = useSelect(snapshotOf);
  const view = useSelect(viewOf);
  const root = useRef<HTMLDivElement>(null);
  useGoal(root, snapshot, view);
  useScroll(snapshot !== null);
  if (!snapshot) return <p className="muted waiting">{l10n.t('Reading the plan…')}</p>;
  const page = pageOf(snapshot, view.page);
  return (
    <div className="form" ref={root} data-version={snapshot.version}>
      <Header snapshot={snapshot} />
      <div className="columns">
        <Navigation snapshot={snapshot} page={page} />
        <main>
          <UnplacedDrafts snapshot={snapshot} />
          <Page snapshot={snapshot} page={page} />
        </main>
      </div>
      <Announcer />
    </div>
  );
}

function Page({ snapshot, page }: { readonly snapshot: Snapshot; readonly page: string | null }): ReactNode {
  if (page === LOG_PAGE) return <LogPage log={snapshot.changeLog} />;
  if (page === COMPLETION_PAGE) return <CompletionPage items={snapshot.completion} />;
  if (page === TRACE_PAGE) return <TracePage trace={snapshot.trace} />;
  if (page === STREAMS_PAGE) return <StreamsPage streams={snapshot.streams} />;
  const { section } = snapshot;
  // The section that was on screen stays until the next one is there.
  if (!section) return <p className="muted">{l10n.t('Loading…')}</p>;
  return <SectionPage key={section.id} snapshot={snapshot} section={section} />;
}

const NARROW = '(max-width: 600px)';

/** Beside the section, or, where there is little room, a block above it that folds. */
function Navigation({ snapshot, page }: { readonly snapshot: Snapshot; readonly page: string | null }): ReactNode {
  const narrow = useSyncExternalStore(watchNarrow, () => matchMedia(NARROW).matches);
  const [open, setOpen] = useState(false);
  const part = useSpy(snapshot.outline, page);
  if (!narrow) {
    return (
      <nav className="navigation" aria-label={l10n.t('Outline')}>
        <Outline snapshot={snapshot} page={page} part={part} />
      </nav>
    );
  }
  return (
    <nav className="navigation" aria-label={l10n.t('Outline')}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{l10n.t('Outline')}</summary>
        <Outline snapshot={snapshot} page={page} part={part} onGone={() => setOpen(false)} />
      </details>
    </nav>
  );
}

function watchNarrow(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

// Where the page was scrolled to comes back with it.
function useScroll(ready: boolean): void {
  const store = useStore();
  useEffect(() => {
    if (!ready) return undefined;
    if (store.savedScroll > 0) window.scrollTo(0, store.savedScroll);
    const onScroll = (): void => store.scrolled(window.scrollY);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [ready, store]);
}
