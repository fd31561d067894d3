import { listModelsOfRecord } from '../../src/record/listModelsOfRecord';
import type { RunRecord } from '../../src';

/** All series of a record's histories, by model and name: [step, value] where there is one. `round` makes a value what the reader has of it. */
export function listRecordSeries(
  record: RunRecord,
  round = (value: number) => value
): { [model: string]: { [series: string]: number[][] } } {
  return Object.fromEntries(
    listModelsOfRecord(record).flatMap(({ name, history }) => {
      if (!history) return [];
      const series = Object.entries(history.series).map(([of, column]) => {
        const points = history.step.flatMap((step, i) => (column[i] === null ? [] : [[step, round(column[i]!)]]));
        return [of, points];
      });
      return [[name, Object.fromEntries(series)]];
    })
  );
}
