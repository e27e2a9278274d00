import * as l10n from '@vscode/l10n';
import { useMemo, type ReactNode } from 'react';
import type { BoardPage } from '../../../src/contract/board.ts';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { peopleIn, type SortKey, type View } from './view.ts';
import { STATES, stateWord } from './words.ts';

interface FiltersProps {
  readonly board: BoardPage;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** What narrows and orders the rows. */
export function Filters({ board, view, onView }: FiltersProps): ReactNode {
  const people = useMemo(() => peopleIn(board), [board]);
  const sorts: readonly { value: SortKey; text: string }[] = [
    { value: 'phase', text: l10n.t('Phase') },
    { value: 'age', text: l10n.t('Age') },
    { value: 'name', text: l10n.t('Name') },
  ];
  return (
    <search className="filters">
      <TextField
        text={view.text}
        label={l10n.t('Filter features')}
        placeholder={l10n.t('Filter features')}
        onText={(text) => onView({ ...view, text })}
      />
      <Select
        label={l10n.t('State of the gate')}
        value={view.state}
        choices={[
          { value: '', text: l10n.t('Any state') },
          ...STATES.map((state) => ({ value: state, text: stateWord(state) })),
        ]}
        onChange={(state) => onView({ ...view, state })}
      />
      <Select
        label={l10n.t('Waits for')}
        value={people.includes(view.person) ? view.person : ''}
        choices={[
          { value: '', text: l10n.t('Waits for anybody') },
          ...people.map((person) => ({ value: person, text: l10n.t('Waits for {0}', person) })),
        ]}
        onChange={(person) => onView({ ...view, person })}
      />
      <Select
        label={l10n.t('Sort by')}
        value={view.sort}
        choices={sorts.map(({ value, text }) => ({ value, text: l10n.t('By {0}', text) }))}
        onChange={(sort) => onView({ ...view, sort: sort as SortKey, descending: false })}
      />
    </search>
  );
}
