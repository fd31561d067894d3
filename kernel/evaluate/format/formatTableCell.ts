const longest = 60;

/** A simple value in a cell of a table: short and on one line. */
export function formatTableCell(value: unknown): string {
  const text = plain(value).replace(/\s+/g, ' ');
  return text.length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text;
}

function plain(value: unknown): string {
  if (value === undefined) return '';
  if (Object.is(value, -0)) return '-0';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  return typeof value === 'string' ? value.slice(0, longest * 4) : String(value);
}
