import type { RunRecord } from '../../../src/record/RunRecord';
import type { Column } from '../runs/table/Column';
import type { RunAnnotations } from '../runs/model/createRunAnnotations';
import type { RunItem } from '../runs/model/RunItem';
import { formatCsv } from '../tabs/formatCsv';
import { fileNameFromTitle } from '../tabs/fileNameFromTitle';
import { saveFile } from '../tabs/saveFile';
import { formatViewAsCsv } from '../tabs/formatViewAsCsv';

/** Saves records as they are, or the curves of runs as comma-separated values with the name of the run before each row. */
export async function downloadRuns(format: 'csv' | 'json', items: readonly RunItem[]): Promise<void> {
  const name = items.length === 1 ? items[0].title : `${items.length} runs`;
  if (format === 'json') {
    const records: RunRecord[] = [];
    for (const item of items) {
      // Outputs of old notebooks have no record; then there is the view.
      const record = (await item.record()) ?? ((await item.read()) as unknown as RunRecord | null);
      if (record) records.push(record);
    }
    const json = JSON.stringify(items.length === 1 ? records[0] : records, null, 1);
    return saveFile(
      fileNameFromTitle(name, items.length === 1 ? 'run.json' : 'json'),
      new Blob([json], { type: 'application/json' })
    );
  }
  const [item] = items;
  const view = await item.read();
  if (view) saveFile(fileNameFromTitle(name, 'csv'), new Blob([formatViewAsCsv(view)], { type: 'text/csv' }));
}

/** The rows and columns of the table, with all digits. */
export function downloadRunTable(items: readonly RunItem[], columns: readonly Column[], marks: RunAnnotations): void {
  const head = ['run', 'id', ...columns.map(({ key }) => key)];
  const rows = items.map((item) => [
    item.title,
    item.facts?.id ?? '',
    ...columns.map((column) => column.value(item, marks.of(item.run)))
  ]);
  saveFile(fileNameFromTitle('runs', 'csv'), new Blob([formatCsv([head, ...rows])], { type: 'text/csv' }));
}
