import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormNode } from '../../../src/contract/form.ts';
import { IconButton } from '../components/IconButton.tsx';
import { DraftButton } from './DraftButton.tsx';
import { useOpen } from './usePlan.ts';

export function NodeTools({ node }: { readonly node: FormNode }): ReactNode {
  const open = useOpen();
  if (node.type === 'group') return null;
  return (
    <>
      {node.researches && (
        <IconButton
          className="quiet"
          icon="search"
          label={l10n.t('Research "{0}"', node.title)}
          onClick={() => open.research(node.id)}
        />
      )}
      {node.slots.length > 0 && <DraftButton target={node.id} title={node.title} />}
      <IconButton
        className="quiet"
        icon="markdown"
        label={l10n.t('Open "{0}" as Markdown', node.title)}
        onClick={() => open.markdown(node.id)}
      />
    </>
  );
}
