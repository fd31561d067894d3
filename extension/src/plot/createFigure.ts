import { createElement } from '../dom/createElement';

export interface Figure {
  readonly node: HTMLElement;
  /** Writes the caption, and what a screen reader hears for the picture. */
  describe(caption: string, says: string): void;
}

/** A picture with its caption. */
export function createFigure(...content: Node[]): Figure {
  const caption = createElement('figcaption', { class: 'sr-Figure-caption' });
  const node = createElement('figure', { class: 'sr-Figure', role: 'figure' }, caption, ...content);
  return {
    node,
    describe(text, says) {
      if (caption.textContent !== text) caption.textContent = text;
      node.setAttribute('aria-label', says);
    }
  };
}
