import { modelsOf } from '../../record/modelsOf';
import type { RunRecord } from '../../record/RunRecord';
import type { RunFacts } from './RunFacts';
import { scoreFacts } from './scoreFacts';
import { settingFacts } from './settingFacts';

/** What a record says in numbers and names. */
export function factsOfRecord(record: RunRecord): RunFacts {
  const { id, title, status, stamp, setup, comparison } = record;
  const models = modelsOf(record);
  const lead = models.find(({ isLead }) => isLead) ?? models.find(({ role }) => role !== 'teacher');
  const baseline = models.find(({ role }) => role === 'baseline');
  const scores = scoreFacts(
    { name: lead?.name, scores: lead?.scores },
    { name: baseline?.name, scores: baseline?.scores },
    comparison,
    record.data.metrics
  );
  return { id, started: stamp.started, title, status, seed: setup.seed, settings: settingFacts(record), scores };
}
