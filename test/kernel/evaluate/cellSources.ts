import type { CellSources } from '../../../kernel/evaluate/errors/CellSources';

/** Cells by the file name of their script: the text of each, whose lines are those of the script. */
export function cellSources(cells: Record<string, string>): CellSources {
  const entries = Object.entries(cells).map(([file, text], index) => {
    const lines = text.split('\n');
    const lineAt = (line: number) => (line <= lines.length ? line : undefined);
    return [file, { label: `cell ${index + 1}`, lines, lineAt }] as const;
  });
  return new Map(entries);
}
