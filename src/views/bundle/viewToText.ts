import { rendererOf } from '../kindRenderers';
import type { View } from '../View';
import { escapeBidiControls } from '../words/escapeBidiControls';

/** A view as one line, for a terminal, a log or a diff. If it is a list, each item has a line below it. */
export function viewToText(view: View): string {
  const lines = [`${view.title}. ${view.says}`, ...rendererOf(view).lines(view)];
  return lines.map((line) => escapeBidiControls(line).replace(/\s+/g, ' ').trim()).join('\n');
}
