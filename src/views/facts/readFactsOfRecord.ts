import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { RunRecord } from '../../record/RunRecord';
import type { RunFacts } from './RunFacts';
import { readScoreFacts } from './readScoreFacts';
import { readSettingFacts } from './readSettingFacts';

/** What a record says in numbers and names. */
export function readFactsOfRecord(record: RunRecord): RunFacts {
  const { id, title, status, stamp, setup, comparison } = record;
  const models = listModelsOfRecord(record);
  const lead = models.find(({ isLead }) => isLead) ?? models.find(({ role }) => role !== 'teacher');
  const baseline = models.find(({ role }) => role === 'baseline');
  const scores = readScoreFacts(
    { name: lead?.name, scores: lead?.scores },
    { name: baseline?.name, scores: baseline?.scores },
    comparison,
    record.data.metrics
  );
  return { id, started: stamp.started, title, status, seed: setup.seed, settings: readSettingFacts(record), scores };
}
