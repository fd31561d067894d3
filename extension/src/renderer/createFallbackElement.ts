import { createElement } from '../dom/createElement';
import { trans } from '../dom/trans';

/** The other forms of an output, by MIME type. */
export interface OtherForms {
  readonly [mime: string]: unknown;
}

/**
 * What is shown for something that cannot be drawn: what is missing, its own words, and what the file has beside it, the static picture and the
 * plain text.
 */
export function createFallbackElement(data: unknown, problem: string, others: OtherForms = {}): HTMLElement {
  const { title, says } = (typeof data === 'object' && data !== null ? data : {}) as { title?: unknown; says?: unknown };
  const node = createElement('div', { class: 'sr-Fallback' });
  const own = [title, says].filter((text) => typeof text === 'string').map(brief);
  node.append(createElement('p', { class: 'sr-Fallback-problem' }, trans.__('Stillroom cannot draw this: %1.', problem)));
  if (typeof title === 'string') node.append(createElement('p', { class: 'sr-Fallback-title' }, brief(title)));
  if (typeof says === 'string') node.append(createElement('p', {}, brief(says)));
  const [png, plain] = [others['image/png'], others['text/plain']].map(textOf);
  // The type stands here: whatever the text is, it is no other kind of data.
  if (/^[A-Za-z0-9+/=\s]+$/.test(png))
    node.append(
      createElement('img', { class: 'sr-Fallback-picture', src: `data:image/png;base64,${png}`, alt: own.join('. ') || problem })
    );
  else if (plain && !own.length) node.append(createElement('pre', { class: 'sr-Fallback-text' }, brief(plain)));
  return node;
}

/** Notebooks hold long texts as lists of lines. */
function textOf(value: unknown): string {
  const lines: unknown[] = Array.isArray(value) ? value : [value];
  return lines.filter((line) => typeof line === 'string').join('');
}

function brief(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}
