import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs';
import { loadModel, saveModel } from '../../deploy';
import { sweep, type SweepResult, type Trial } from '../../train/sweep';
import type { Parameters } from '../../train/sweep/space';
import type { CheckedSearch } from './checkArchitectureSearch';
import type { DrawnCandidates } from './drawCandidates';

const studentFolder = 'student';

export interface TrainedCandidates {
  result: SweepResult;
  /** The trained student of a candidate, which the caller disposes; asked for once. */
  studentOf(candidate: number): Promise<LayersModel>;
  /** Throws away what was not asked for. */
  dispose(): void;
}

/** Distils each candidate as a trial of a sweep. With a folder their students are on disk, else in memory. */
export async function trainCandidates(checked: CheckedSearch, { plan, costs }: DrawnCandidates): Promise<TrainedCandidates> {
  const { space, teacher, data, epochs, scheduler, earlySignal, seed, folder, title, show, signal } = checked;
  const { terms, optimizer, batchSize } = checked;
  const kept = new Map<number, LayersModel>();
  const dispose = () => kept.forEach((student) => student.dispose());
  const trial = async ({ number, parameters, folder: own, distill }: Trial) => {
    const student = space.build({ ...parameters }, seed);
    let isKept = false;
    try {
      const { train, validation } = data;
      const how = { terms, optimizer, batchSize, epochs, baseline: false };
      const record = await distill({ teacher, student, data: { train, validation }, ...how });
      if (own !== undefined) await saveModel(student, join(own, studentFolder));
      else {
        kept.set(number, student);
        isKept = true;
      }
      return record;
    } finally {
      if (!isKept) student.dispose();
    }
  };
  const judge = typeof scheduler === 'function' ? scheduler(costs.map(([first]) => first)) : (scheduler ?? undefined);
  const search = { description: { name: 'candidates' }, plan: (): Parameters[] => plan };
  try {
    const result = await sweep({
      ...{ trial, parameters: space.parameters, search, scheduler: judge, metric: earlySignal },
      ...{ seed, folder, title, show, signal }
    });
    const studentOf = async (candidate: number) => {
      const student = kept.get(candidate);
      kept.delete(candidate);
      return student ?? loadModel(join(folder!, `trial-${candidate}`, studentFolder));
    };
    return { result, studentOf, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
