import type { AnyScoresOfSplits } from '../../../../src/record/MeasuredScores';
import type { RunFacts, SettingValue } from '../../../../src/views/facts/RunFacts';
import { readScoreFacts } from '../../../../src/views/facts/readScoreFacts';
import type { RunView } from '../../../../src/views/View';
import { readRunStartTime } from './readRunStartTime';

/** What no two runs share. */
const ownOfEach = ['started', 'run', 'seconds', 'seed', 'device', 'versions'];

/** Of a run whose output has no record: its settings as the view words them. */
export function readSettingsAndScoresOfView(view: RunView): RunFacts {
  const scoresOf = (model: string) =>
    Object.fromEntries(
      (view.scores.measured?.rows ?? view.scores.rows).flatMap((row) => (row.model === model ? [[row.split, row.scores]] : []))
    ) as AnyScoresOfSplits;
  const rows = new Map(view.setup);
  const settings = view.setup.flatMap(([name, value]): [string, SettingValue][] =>
    ownOfEach.includes(name) ? [] : [[name, numberOr(value)]]
  );
  return {
    ...{
      id: view.id,
      started: readRunStartTime(view),
      title: view.title,
      status: view.status,
      seed: Number(rows.get('seed') ?? NaN)
    },
    settings: new Map(settings),
    scores: readScoreFacts(
      { name: 'student', scores: scoresOf('student') },
      { name: 'baseline', scores: scoresOf('baseline') },
      view.comparison,
      view.scores.measured?.metrics
    )
  };
}

function numberOr(value: string): SettingValue {
  const number = Number(value.replace(/,/g, ''));
  return value.trim() && Number.isFinite(number) ? number : value;
}
