import { provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeTextField } from '@vscode/webview-ui-toolkit';

/*
 * The archived toolkit, imported here and nowhere else in the webviews. Its elements are defined before anything is
 * rendered: loaded later, they miss the theme.
 */

export function defineToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextField());
}

/** The native control inside an element of the toolkit. */
export function innerControl(host: HTMLElement | null): HTMLElement | null {
  return host?.shadowRoot?.querySelector<HTMLElement>('.control') ?? null;
}

/** The toolkit's text field as far as it is used here. */
export interface ToolkitTextField extends HTMLElement {
  value: string;
}

/** The toolkit's checkbox as far as it is used here. */
export interface ToolkitCheckbox extends HTMLElement {
  checked: boolean;
}

/** Ids in the page that describe a control; they do not reach through a shadow root as attributes. */
export function describe(control: HTMLElement | null, ids: string | undefined): void {
  if (!control) return;
  const elements = (ids ?? '').split(' ').flatMap((id) => (id === '' ? [] : (document.getElementById(id) ?? [])));
  if ('ariaDescribedByElements' in control) control.ariaDescribedByElements = elements.length > 0 ? elements : null;
}
