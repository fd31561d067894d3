import type * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../../data/Matrix';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { Finding } from '../../record/Finding';
import type { RunEvent } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { restoreVariables } from '../loop/weights/restoreVariables';
import type { TrainingCallbacks } from '../loop/TrainingCallbacks';
import type { SavedPlace } from './CheckpointManifest';
import type { FoundCheckpoint } from './findCheckpoint';
import { roleOf, nameTrainingTensors, nameWeightTensors } from './nameTrainingTensors';
import { readTensors } from './readTensors';
import type { RunFolder } from './prepareRunFolder';
import { readSavedTraining } from './readSavedTraining';
import { compareAnswers, encodeTeacherAnswers } from './encodeTeacherAnswers';

/** The folder of a run, and where the run goes on, if it does. */
export interface KeptRun {
  folder: RunFolder;
  from?: FoundCheckpoint;
  /** What is to be known about where it goes on. */
  findings?: Finding[];
  student: tf.LayersModel;
  /** The student with its initial weights, until it is trained as the baseline. */
  baseline?: tf.LayersModel;
}

/** The checkpoints of a run: which there is to begin with, and when others are written. */
export interface RunCheckpoints {
  /** True while the run does again what came before its checkpoint: the record has it already. */
  isBehind(): boolean;
  log(event: RunEvent): void;
  /** The run has begun, and nothing is learnt yet. */
  begin(): Promise<void>;
  /**
   * The teacher's logits of all rows are known. Returns a finding if their last digits differ from those before.
   *
   * @throws RangeError if they are others.
   */
  answered(logits: readonly Matrix[]): Finding | null;
  /** The first training begins or goes on now, or is done already. Returns how many findings the record had when it began. */
  trainingBegins(): number;
  /** The training of a model begins or goes on now. `seconds` is how long it has taken, and `secondsBefore` how long before the break. */
  training(model: string, seconds: () => number): Pick<TrainingCallbacks, 'from' | 'onCheckpoint'> & { secondsBefore: number };
  /** Gives a model that was trained and scored before the checkpoint the weights that it kept. False if it was not. */
  restore(model: string, of: tf.LayersModel): Promise<boolean>;
  /** A model is trained and scored, and has the weights that it keeps. */
  finished(model: string, of: tf.LayersModel): void;
  end(): Promise<void>;
}

/** @param now the record so far, and its seconds. */
export function createRunCheckpoints(
  subject: string,
  { folder, from, student, baseline }: KeptRun,
  now: () => { record: RunRecord; clock: { seconds: number; paused: number } }
): RunCheckpoints {
  const says = from?.says;
  let answers = says?.answers ?? null;
  let found = says?.found ?? null;
  let isBehind = Boolean(says && (says.training || says.finished.length));
  const finished = new Map<string, tf.LayersModel>();

  function save(write: RunFolder['save'], training: SavedPlace | null, own: [string, tf.Tensor][]): Promise<void> {
    const ofFinished = [...finished].flatMap(([model, of]) => nameWeightTensors(`${roleOf(model)}/kept`, of));
    const state = { ...now(), found, answers, training, finished: [...finished.keys()] };
    return write(state, new Map([...own, ...ofFinished]));
  }

  return {
    isBehind: () => isBehind,
    log: folder.log,
    begin: () => save(folder.begin, null, nameWeightTensors('initial', student)),
    answered(logits) {
      const given = encodeTeacherAnswers(logits);
      const finding = answers && compareAnswers(subject, answers, given);
      answers = given;
      return finding;
    },
    trainingBegins: () => (found ??= now().record.findings.length),
    training(model, seconds) {
      const role = roleOf(model);
      const place = isBehind && says?.training?.model === model ? says.training : undefined;
      if (place) isBehind = false;
      return {
        secondsBefore: place?.seconds ?? 0,
        ...(place && { from: readSavedTraining(subject, from!, place, role) }),
        async onCheckpoint(at, snapshot) {
          if (at === 'step' && !folder.isDue()) return;
          const taken = snapshot();
          // The baseline has yet to begin where the student began.
          const initial = role === 'student' && baseline ? nameWeightTensors('initial', baseline) : [];
          const own = [...nameTrainingTensors(role, taken, student), ...initial];
          await save(folder.save, { model, seconds: seconds(), ...taken.place }, own);
        }
      };
    },
    async restore(model, of) {
      if (!says?.finished.includes(model)) return false;
      const variables = of.weights.map(getVariableOfWeight);
      restoreVariables(variables, await readTensors(subject, from!, `${roleOf(model)}/kept`, variables));
      finished.set(model, of);
      return true;
    },
    finished: (model, of) => void finished.set(model, of),
    async end() {
      const { record } = now();
      if (record.status === 'done' && !isBehind) await save(folder.save, null, []);
      await folder.end(record);
    }
  };
}
