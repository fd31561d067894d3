import type { Widget } from '@lumino/widgets';

interface CellLike {
  id: string;
  cell_type: string;
  metadata: object;
  getMetadata(key: string): unknown;
  setMetadata(key: string, value: unknown): void;
  deleteMetadata(key: string): void;
}

/** Where an output stands: its cell, and the notebook's path. By shape and not by class, so that no package of notebooks is needed. */
export interface Home {
  cell: CellLike;
  path: string;
}

export function findCellOfOutput(output: Widget): Home | null {
  let cell: CellLike | null = null;
  for (let at: Widget | null = output; at; at = at.parent) {
    const { model, context } = at as unknown as { model?: { sharedModel?: CellLike }; context?: { path?: unknown } };
    if (!cell && model?.sharedModel?.cell_type === 'code') cell = model.sharedModel;
    if (cell && typeof context?.path === 'string') return { cell, path: context.path };
  }
  return null;
}
