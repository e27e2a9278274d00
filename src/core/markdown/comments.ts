/**
 * A text without its HTML comments, or with something of the same length in their place. What is opened and never
 * closed stays. By hand, since a pattern would look through the rest of the text from every opening.
 */
export function withoutComments(text: string, replace: (comment: string) => string = () => ''): string {
  let at = text.indexOf('<!--');
  if (at < 0) return text;
  let result = '';
  let from = 0;
  while (at >= 0) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    result += text.slice(from, at) + replace(text.slice(at, end + 3));
    from = end + 3;
    at = text.indexOf('<!--', from);
  }
  return result + text.slice(from);
}
