import { Fragment, type ReactNode } from 'react';
import type { State } from '../state/state.ts';
import { useSelect } from '../state/StoreContext.ts';

const languageOf = (state: State): string | null => state.language;

/** Nothing until the strings are there, and everything anew when they are others. */
export function Localised({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useSelect(languageOf);
  return language === null ? null : <Fragment key={language}>{children}</Fragment>;
}
