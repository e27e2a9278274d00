import type { ReactNode } from 'react';

/** Why something was not done; nothing while there is no reason. */
export function Asked({ problem }: { readonly problem: string }): ReactNode {
  if (problem === '') return null;
  return (
    <p className="reason" role="alert">
      {problem}
    </p>
  );
}
