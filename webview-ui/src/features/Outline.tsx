import * as l10n from '@vscode/l10n';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { OutlineItem, Snapshot } from '../../../src/contract/form.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { COMPLETION_PAGE, LOG_PAGE, TRACE_PAGE } from '../state/state.ts';
import { useGoTo } from './usePlan.ts';
import { findingsWord, questionsWord, stateWord } from './words.ts';

interface Item {
  readonly id: string;
  readonly level: number;
  readonly icon: IconName;
  readonly ordinal: string;
  readonly title: string;
  readonly findings: number;
  readonly questions: number;
  /** The state in words, for those who do not see the icon. */
  readonly word: string;
  readonly apart: boolean;
}

interface OutlineProps {
  readonly snapshot: Snapshot;
  readonly page: string | null;
  /** The subsection in which the reader is. */
  readonly part: string | null;
  readonly onGone?: () => void;
}

/** The plan's sections as a tree; one stop for the Tab key, arrows within. */
export function Outline({ snapshot, page, part, onGone }: OutlineProps): ReactNode {
  const goTo = useGoTo();
  const tree = useRef<HTMLUListElement>(null);
  const items = itemsOf(snapshot);
  const [stop, setStop] = useState<string | null>(null);
  const current = items.some(({ id }) => id === stop) ? stop : (page ?? items[0]?.id ?? null);
  const go = (id: string): void => {
    setStop(id);
    goTo(id);
    onGone?.();
  };
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const to = target(event.key, items, at);
    const item = items[at];
    if (event.key === 'Enter' || event.key === ' ') {
      if (item) go(item.id);
    } else if (to !== null) {
      setStop(items[to]?.id ?? null);
      tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[to]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <ul className="outline" role="tree" aria-label={l10n.t('Sections')} ref={tree}>
      {items.map((item, at) => (
        <li
          key={item.id}
          role="treeitem"
          aria-level={item.level}
          aria-selected={item.id === page}
          aria-current={item.id === page ? 'page' : item.id === part ? 'location' : undefined}
          tabIndex={item.id === current ? 0 : -1}
          className={`level-${item.level} ${item.apart ? 'apart' : ''}`}
          data-section={item.id}
          onClick={() => go(item.id)}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          <Icon name={item.icon} />
          <span className="outline-title">
            {item.ordinal !== '' && <span className="ordinal">{item.ordinal}</span>} {item.title}
            <span className="hidden">{wordsOf(item)}</span>
          </span>
          {item.questions > 0 && (
            <span className="count questions" aria-hidden="true">
              <Icon name="question" />
              {item.questions}
            </span>
          )}
          {item.findings > 0 && (
            <span className="count" aria-hidden="true">
              {item.findings}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

// What the icon and the badges say.
function wordsOf({ word, findings, questions }: Item): string {
  const parts = [word, findings > 0 ? findingsWord(findings) : '', questions > 0 ? questionsWord(questions) : ''];
  return parts.flatMap((part) => (part === '' ? [] : [`, ${part}`])).join('');
}

function target(key: string, items: readonly Item[], at: number): number | null {
  const level = items[at]?.level ?? 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, items.length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    case 'ArrowLeft': {
      const parent = items.slice(0, at).findLastIndex((item) => item.level < level);
      return parent >= 0 ? parent : null;
    }
    case 'ArrowRight':
      return (items[at + 1]?.level ?? 0) > level ? at + 1 : null;
    default:
      return null;
  }
}

function itemsOf(snapshot: Snapshot): Item[] {
  const sections = snapshot.outline.map((item: OutlineItem): Item => ({
    ...item,
    icon: item.state,
    word: item.known ? stateWord(item.state) : l10n.t('not in the template'),
    apart: false,
  }));
  const page = (id: string, icon: IconName, title: string, apart: boolean): Item => ({
    id,
    icon,
    title,
    apart,
    level: 1,
    ordinal: '',
    findings: 0,
    questions: 0,
    word: '',
  });
  return [
    ...sections,
    ...snapshot.pages.map((id, index) =>
      id === TRACE_PAGE
        ? page(id, 'trace', l10n.t('Trace'), index === 0)
        : page(id, 'streams', l10n.t('Work streams'), index === 0),
    ),
    page(LOG_PAGE, 'history', l10n.t('Change log'), snapshot.pages.length === 0),
    ...(snapshot.completion.length > 0
      ? [page(COMPLETION_PAGE, 'checklist', l10n.t('Completion checklist'), false)]
      : []),
  ];
}
