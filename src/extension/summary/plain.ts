/** Text that Markdown shows as it is. VS Code's own way keeps blanks from breaking, so that no line of it wraps. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');
