import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { JSONObject } from '@lumino/coreutils';
import { runsPluginId } from '../model/createRunAnnotations';

/** How the reader wants the table. */
export interface TableLayout {
  /** Keys of columns beside the title; null: those that the table chooses. */
  columns: string[] | null;
  sort: { column: string; descending: boolean } | null;
  /** "", "group", "seeds" or the key of a column. */
  group: string;
  /** By column: not kept, since what is filtered away would seem to have gone. */
  filters: { [column: string]: string };
}

export interface KeptLayout {
  readonly now: TableLayout;
  change(part: Partial<TableLayout>): void;
  dispose(): void;
}

/** The layout, in the reader's settings like stars and tags. */
export function createStoredTableLayout(registry: ISettingRegistry | null, changed: () => void): KeptLayout {
  let settings: ISettingRegistry.ISettings | null = null;
  let now: TableLayout = { columns: null, sort: null, group: '', filters: {} };
  let isOwn = false;
  void registry?.load(runsPluginId).then(
    (loaded) => {
      settings = loaded;
      // What was changed before the settings came is newer.
      if (isOwn) return;
      now = { ...now, ...readLayout(loaded.composite.table) };
      changed();
    },
    () => undefined
  );
  return {
    get now() {
      return now;
    },
    change(part) {
      isOwn = true;
      now = { ...now, ...part };
      changed();
      const { filters: _, ...kept } = now;
      if ('columns' in part || 'sort' in part || 'group' in part)
        void settings?.set('table', kept as unknown as JSONObject).catch(() => undefined);
    },
    dispose: () => undefined
  };
}

function readLayout(given: unknown): Partial<TableLayout> {
  const { columns, sort, group } = (given ?? {}) as { [name: string]: unknown };
  const { column, descending } = (sort ?? {}) as { column?: unknown; descending?: unknown };
  return {
    columns: Array.isArray(columns) ? columns.filter((one): one is string => typeof one === 'string') : null,
    sort: typeof column === 'string' ? { column, descending: descending === true } : null,
    group: typeof group === 'string' ? group : ''
  };
}
