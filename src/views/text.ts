import type { View } from './View';

/** A view as one line, for a terminal, a log or a diff. */
export function text(view: View): string {
  return `${view.title}. ${view.says}`.replace(/\s+/g, ' ').trim();
}
