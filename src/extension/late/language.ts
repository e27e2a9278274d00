// What hovers and completion say: loaded when somebody asks, and not while the editor starts.
import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

export { completionsAt } from '../language/completion/items.ts';
export { hoverAt } from '../language/hoverAt.ts';

// This bundle has a copy of its own of what speaks without `vscode`.
if (l10n.bundle) config({ contents: l10n.bundle });
