import type { ReactNode } from 'react';

interface LinkButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly className?: string;
}

/** Leads somewhere within the editor, so it looks like a link. */
export function LinkButton({ children, onClick, className }: LinkButtonProps): ReactNode {
  return (
    <button type="button" className={`link ${className ?? ''}`} onClick={onClick}>
      {children}
    </button>
  );
}
