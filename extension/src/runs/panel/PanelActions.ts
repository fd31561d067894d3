import type { RunCommand } from '../model/createKernelRuns';
import type { RunItem } from '../model/RunItem';

/** What a row asks of the panel. */
export interface PanelActions {
  open(item: RunItem): void;
  /** Offers the code that goes on with an interrupted run. */
  resume(item: RunItem): void;
  remove(item: RunItem): void;
  select(item: RunItem, selected: boolean): void;
  star(item: RunItem, star: boolean): void;
  tag(item: RunItem, tags: string[]): void;
  note(item: RunItem, note: string): void;
  save(item: RunItem, format: 'csv' | 'json'): void;
  command(item: RunItem, command: RunCommand): Promise<{ ok: boolean; says: string }>;
}
