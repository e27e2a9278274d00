import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type ToolkitElement<P> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & P;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ToolkitElement<{ appearance?: string; disabled?: boolean }>;
      'vscode-checkbox': ToolkitElement<{ disabled?: boolean }>;
      'vscode-text-field': ToolkitElement<{ placeholder?: string; readonly?: boolean }>;
    }
  }
}
