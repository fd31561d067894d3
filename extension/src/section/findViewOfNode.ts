import type { View } from '../../../src/views/View';

const shown = new WeakMap<Node, View>();

/** Notes what a node shows, for those who ask at the node: the commands of the context menu. */
export function noteViewOfNode(node: Node, view: View): void {
  shown.set(node, view);
}

/** What is shown here, or around here: in a run the part that the reader points at. */
export function findViewOfNode(node: Node | null): View | null {
  for (let at = node; at; at = at.parentNode) {
    const view = shown.get(at);
    if (view) return view;
  }
  return null;
}
