import type { View } from '../../../src/views/View';
import { createElement } from '../dom/createElement';
import { createHeading } from './createHeading';
import type { Plot } from '../plot/Plot';
import type { Section } from './Section';
import { noteViewOfNode } from './findViewOfNode';

export interface Parts<V> {
  /** What stands below the heading. */
  content: readonly Node[];
  /** The pictures that there are now. */
  plots?(): readonly Pick<Plot, 'drawn' | 'dispose'>[];
  show(view: V): void;
  recolour?(): void;
}

/** A section with what all of them have: the heading, a name for screen readers, and the care for its pictures. */
export function createViewSection<V extends { kind: string; title: string; says: string }>(
  parts: Parts<V>,
  look = 'sr-Section'
): Section<V> {
  const { content, plots = () => [], show, recolour = () => undefined } = parts;
  const head = createHeading();
  const node = createElement('div', { class: look, role: 'figure' }, head.node, ...content);
  return {
    node,
    update(view) {
      noteViewOfNode(node, view as unknown as View);
      head.set(view.title, view.says);
      node.setAttribute('aria-label', view.says);
      node.dataset.kind = view.kind;
      show(view);
    },
    recolour,
    drawn: async () => {
      await Promise.all(plots().map((plot) => plot.drawn()));
    },
    dispose() {
      for (const plot of plots()) plot.dispose();
    }
  };
}
