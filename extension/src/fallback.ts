import { element } from './element';

/** What is shown for something that cannot be drawn: its own words, if it has any, and what is missing. */
export function fallback(data: unknown, problem: string): HTMLElement {
  const { title, says } = (typeof data === 'object' && data !== null ? data : {}) as { title?: unknown; says?: unknown };
  const node = element('div', { class: 'sr-Fallback' });
  if (typeof title === 'string') node.append(element('p', { class: 'sr-Fallback-title' }, title));
  if (typeof says === 'string') node.append(element('p', {}, says));
  node.append(element('p', { class: 'sr-Fallback-problem' }, `Stillroom cannot draw this: ${problem}.`));
  return node;
}
