import type { CellSources } from './CellSources';
import { readFrameLine } from './formatStackFrames';

/** Text in which the frames of stacks in cells are told by cell and line; those of Node and the kernel drop out. */
export function rewriteStackFrames(text: string, sources: CellSources): string {
  if (!text.includes('cell-script-')) return text;
  const lines = text.split('\n').flatMap((line) => {
    const told = readFrameLine(line, sources) ?? line;
    return told === '' && line !== '' ? [] : [told];
  });
  return lines.join('\n');
}
