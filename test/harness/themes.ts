/** The four kinds of theme: the setting that chooses one, the class of the window, and what its webviews call it. */
export const themes = {
  light: { setting: 'Light Modern', window: 'vs', webview: 'vscode-light' },
  dark: { setting: 'Dark Modern', window: 'vs-dark', webview: 'vscode-dark' },
  'high-contrast': { setting: 'Default High Contrast', window: 'hc-black', webview: 'vscode-high-contrast' },
  'high-contrast-light': {
    setting: 'Default High Contrast Light',
    window: 'hc-light',
    webview: 'vscode-high-contrast-light',
  },
} as const;

export type Theme = keyof typeof themes;
export const allThemes = Object.keys(themes) as Theme[];
