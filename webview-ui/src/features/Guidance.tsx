import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import { Markdown } from '../components/markdown/Markdown.tsx';
import { useOpen } from './usePlan.ts';

/** What the kind says about a section: unfolded on the first visit. */
export function Guidance({ text, open }: { readonly text: string; readonly open: boolean }): ReactNode {
  const { file } = useOpen();
  if (text === '') return null;
  return (
    <details className="guidance" open={open}>
      <summary>{l10n.t('Guidance')}</summary>
      <Markdown text={text} onOpen={file} />
    </details>
  );
}
