import * as l10n from '@vscode/l10n';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeVsCodeApi } from './bridge/vscodeApi.ts';
import { defineToolkit } from './components/toolkit.ts';
import { Localised } from './features/Localised.tsx';
import { Store, type Begin } from './state/store.ts';
import { StoreContext } from './state/StoreContext.ts';
import './styles/base.css';
import './styles/controls.css';

/** Renders a page into `#root`, and ties it to the host. */
export function startPage(page: ReactNode, { sections }: { readonly sections: boolean }): void {
  defineToolkit();
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no element #root.');
  const store = new Store({
    api: takeVsCodeApi(),
    sections,
    begin: beginOf(place),
    onStrings: (language, bundle) => {
      document.documentElement.lang = language;
      l10n.config({ contents: bundle });
    },
  });
  window.addEventListener('message', (event) => store.receive(event.data));
  window.addEventListener('pagehide', () => store.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') store.flush();
  });
  document.addEventListener('keydown', (event) => {
    // The editor saves what the document holds, so what has been typed has to be on its way before.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') store.flush();
  });
  createRoot(place).render(
    <StrictMode>
      <StoreContext value={store}>
        <Localised>{page}</Localised>
      </StoreContext>
    </StrictMode>,
  );
  store.start();
}

function beginOf({ dataset: { begin, stamp } }: HTMLElement): Begin | null {
  return begin === undefined || stamp === undefined ? null : { section: begin, stamp };
}
