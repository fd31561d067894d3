import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { Point } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';

/** The points of a record's histories as the events that they were; of a long history, those that were kept. */
export function listHistoryPoints(record: RunRecord): Point[] {
  return listModelsOfRecord(record).flatMap(({ name, history }) =>
    (history?.step ?? []).map((step, i): Point => {
      const known = Object.entries(history?.series ?? {}).filter(([, column]) => column[i] !== null);
      const values = Object.fromEntries(known.map(([series, column]) => [series, column[i] as number]));
      return { type: 'point', of: name, step, epoch: history?.epoch[i] ?? 0, values };
    })
  );
}
