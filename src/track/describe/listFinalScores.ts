import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { AnyScores, AnyScoresOfSplits, RunRecord } from '../../record/RunRecord';

/** What a run ended with: the scores of the weights that were kept, as "scores/student/test/accuracy", and their epoch, as "bestEpoch/student". */
export function listFinalScores(record: RunRecord): [name: string, value: number][] {
  return listModelsOfRecord(record).flatMap(({ name, scores, history }) => [
    ...numbersOf(`scores/${name}`, scores),
    ...(history?.best ? [[`bestEpoch/${name}`, history.best.epoch] as [string, number]] : [])
  ]);
}

function numbersOf(place: string, scores: AnyScoresOfSplits = {}): [string, number][] {
  return Object.entries(scores).flatMap(([split, measured]: [string, AnyScores | undefined]) =>
    measured === undefined
      ? []
      : Object.entries('values' in measured ? measured.values : measured).flatMap(([metric, value]): [string, number][] =>
          metric !== 'rows' && typeof value === 'number' && Number.isFinite(value) ? [[`${place}/${split}/${metric}`, value]] : []
        )
  );
}
