import { element } from '../dom/element';

export interface Figure {
  readonly node: HTMLElement;
  /** Writes the caption, and what a screen reader hears for the picture. */
  describe(caption: string, says: string): void;
}

/** A picture with its caption. */
export function figure(...content: Node[]): Figure {
  const caption = element('figcaption', { class: 'sr-Figure-caption' });
  const node = element('figure', { class: 'sr-Figure', role: 'figure' }, caption, ...content);
  return {
    node,
    describe(text, says) {
      if (caption.textContent !== text) caption.textContent = text;
      node.setAttribute('aria-label', says);
    }
  };
}
