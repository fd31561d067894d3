import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { Point } from '../../record/RunEvent';
import type { FollowedRun, RunFollower } from '../follow/Tracker';
import { listFinalScores } from '../describe/listFinalScores';
import { listHyperparameters } from '../describe/listHyperparameters';
import { listHistoryPoints } from '../describe/listHistoryPoints';
import { chooseFolderName } from './chooseFolderName';
import { computeHistogram } from './computeHistogram';
import { createEventFile, type EventFile } from './createEventFile';
import { encodeEvent } from './encodeEvent';
import { findUnwrittenEvents } from './findUnwrittenEvents';
import { sessionEndValue, sessionStartValue } from './hparamsValues';
import { histogramValue, scalarValue, textValue } from './encodeSummaryValues';
import { writeConclusionText, writeSetupText } from '../describe/writeRunTexts';

/** Writes a run into a folder: the run's settings, texts and scores into itself, the series of each model into a folder of the model's name, so that TensorBoard draws models in one chart. */
export function writeRunToTensorBoard(folder: string, { record, isResumed }: FollowedRun, histograms: boolean): RunFollower {
  const isNew = !existsSync(folder);
  // A run that goes on writes its settings again, and each model from behind its last step.
  const main = createEventFile(folder);
  const files = new Map<string, EventFile>();
  const names = new Set<string>();
  const stepsBefore = new Map(listModelsOfRecord(record).map(({ name, history }) => [name, history?.step.at(-1) ?? -1]));

  function fileOf(model: string): EventFile {
    const known = files.get(model);
    if (known) return known;
    const file = createEventFile(join(folder, folderOf(model)), (stepsBefore.get(model) ?? -1) + 1);
    files.set(model, file);
    return file;
  }

  function folderOf(model: string): string {
    let name = chooseFolderName(model);
    for (let i = 2; names.has(name.toLowerCase()); i++) name = `${chooseFolderName(model)}-${i}`;
    names.add(name.toLowerCase());
    return name;
  }

  function tellPoint({ of, step, values }: Point): void {
    const scalars = Object.entries(values).map(([series, value]) => scalarValue(series, value));
    fileOf(of).add(encodeEvent({ seconds: now(), step }, { values: scalars }), scalars.length);
  }

  const begun = Date.parse(record.stamp.started) / 1000;
  const first = [sessionStartValue(listHyperparameters(record), begun), textValue('setup', writeSetupText(record))];
  main.add(encodeEvent({ seconds: now(), step: 0 }, { values: first }), 0);
  // Of a run that nobody has followed so far.
  if (isResumed && isNew) listHistoryPoints(record).forEach(tellPoint);

  return {
    tell(event) {
      if (event.type === 'point') tellPoint(event);
    },
    ...(histograms && {
      tellWeights({ of, step }, weights) {
        const values = weights.flatMap(({ name, values: numbers }) => {
          const histogram = computeHistogram(numbers);
          return histogram ? [histogramValue(`weights/${name}`, histogram)] : [];
        });
        fileOf(of).add(encodeEvent({ seconds: now(), step }, { values }), 0);
      }
    }),
    async end(ended, signal) {
      const scores = listFinalScores(ended).map(([name, value]) => scalarValue(name, value));
      const last = [textValue('conclusion', writeConclusionText(ended)), sessionEndValue(ended.status, now())];
      main.add(encodeEvent({ seconds: now(), step: 0 }, { values: [...scores, ...last] }), scores.length);
      const outcomes = await Promise.all([main, ...files.values()].map((file) => file.end(signal)));
      return findUnwrittenEvents('this run', folder, outcomes);
    }
  };
}

function now(): number {
  return Date.now() / 1000;
}
