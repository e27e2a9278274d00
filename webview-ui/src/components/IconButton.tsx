import type { MouseEvent, ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: (event: MouseEvent) => void;
  readonly disabled?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly pressed?: boolean | undefined;
  readonly className?: string | undefined;
}

export function IconButton({ icon, ...rest }: IconButtonProps): ReactNode {
  return (
    <Button look="icon" {...rest}>
      <Icon name={icon} />
    </Button>
  );
}
