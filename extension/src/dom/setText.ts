/** Writes a text only when it is another one: what a screen reader reads is not touched for nothing. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
