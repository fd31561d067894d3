import type { Home } from './findCellOfOutput';

const key = 'stillroom';

/** Whether the report of the notebook shows what the cell puts out: it does, unless the cell's metadata say `stillroom.report: false`. */
export function isInReport({ cell }: Home): boolean {
  return own(cell.getMetadata(key)).report !== false;
}

export function includeCellInReport({ cell }: Home, isIn: boolean): void {
  const { report: _, ...others } = own(cell.getMetadata(key));
  const next = isIn ? others : { ...others, report: false };
  if (Object.keys(next).length) cell.setMetadata(key, next);
  else cell.deleteMetadata(key);
}

function own(value: unknown): { report?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
