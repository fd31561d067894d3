import * as tf from '@tensorflow/tfjs';
import { lockModel } from '../../engine/lockModel';
import { predict } from '../../metrics/predict';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { findHost } from '../../notebook/findHost';
import type { Point } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { cloneModel } from '../baseline/cloneModel';
import { copyWeights } from '../baseline/copyWeights';
import { checkTerms, type CheckedTerm } from '../check/checkTerms';
import { setWeights } from '../loop/weights/setWeights';
import { snapshotWeights } from '../loop/weights/snapshotWeights';
import { trainModel } from '../loop/trainModel';
import type { RunEnd } from '../loop/TrainingEnd';
import { recordRun, type Recorder } from '../record/recordRun';
import { createSeveralOutputsTask } from '../severalOutputs/createSeveralOutputsTask';
import type { OutputGroup } from '../severalOutputs/OutputGroup';
import { trainSeveralOutputs } from '../severalOutputs/trainSeveralOutputs';
import type { LogitsOfSplits } from '../task/listPresentSplits';
import { checkSelfDistillation, type CheckedSelfDistillation } from './checkSelfDistillation';
import { describeSelfDistillation } from './describeSelfDistillation';
import { buildExits, type Exits } from './exits/buildExits';
import { deepest, ensemble } from './exits/checkExits';
import { createExitTerms } from './exits/createExitTerms';
import type { SelfDistillOptions } from './SelfDistillOptions';
import { chooseModule } from './teaching/checkTeachingRule';
import { compareModules, measureModules, probeName, type Probes, type TeachingModule } from './teaching/measureModules';
import { recordTeacherChoice } from './teaching/recordTeacherChoice';

export interface SelfDistillationRun {
  record: RunRecord;
  /** The logits of all exits, side by side; none if the run did not end well. */
  logits: LogitsOfSplits;
  outputs: readonly OutputGroup[];
  modules: readonly string[];
  /** The network up to each exit but its own, with weights of their own. The caller disposes them. */
  shallow: tf.LayersModel[];
}

interface SelfDistillation {
  subject: string;
  asked: CheckedSelfDistillation;
  exits: Exits;
  modules: readonly TeachingModule[];
  initial: tf.Tensor[];
}

/** What `selfDistill` and each training of a study share: add exits, measure, choose, train from the same initial weights, record. */
export async function runSelfDistillation(subject: string, options: SelfDistillOptions): Promise<SelfDistillationRun> {
  findHost()?.throwIfInterrupted();
  const asked = checkSelfDistillation(subject, options);
  const { student, data } = asked.checked;
  return lockModel(subject, student, async () => {
    const exits = buildExits(subject, student, asked);
    const { outputs } = exits;
    const modules = [...outputs.map((output) => ({ name: output.name, groups: [output] })), { name: ensemble, groups: outputs }];
    const initial = snapshotWeights(exits.model);
    const shallow: tf.LayersModel[] = [];
    let logits: LogitsOfSplits = {};
    try {
      for (const model of exits.shallow) shallow.push(cloneModel(subject, model, { of: 'an exit of student', rows: data.train }));
      setModelClasses(student, data.train.classes);
      setModelColumns(student, data.train.features);
      const work = { subject, asked, exits, modules, initial };
      const { show, signal, control, onEvent, trackers } = options;
      const { epochs, steps } = asked.checked;
      const started = describeSelfDistillation(asked, exits, modules);
      const run = { subject, started, terms: [], epochs, stepsAnEpoch: steps, show, signal, control, onEvent, trackers };
      const record = await recordRun(run, async (recorder) => {
        const { logits: trained, ...end } = await distil(work, recorder);
        logits = trained ?? {};
        return end;
      });
      exits.shallow.forEach((model, i) => copyWeights(model, shallow[i]));
      return { record, logits, outputs, modules: modules.map(({ name }) => name), shallow };
    } catch (error) {
      shallow.forEach((model) => model.dispose());
      throw error;
    } finally {
      exits.dispose();
      tf.dispose(initial);
    }
  });
}

async function distil(work: SelfDistillation, recorder: Recorder): Promise<RunEnd & { logits?: LogitsOfSplits }> {
  const { subject, asked, exits, modules } = work;
  const { checked, rule, probeEpochs, seed } = asked;
  const { outputs } = exits;
  const validation = checked.data.validation!;
  const probes = rule.measures ? await probeModules(work, recorder) : undefined;
  if (probes && 'status' in probes) return probes;
  const measured = probes ? measureModules(modules, outputs, probes, validation.y) : [];
  const chosen = chooseModule(subject, rule, { modules: modules.map(({ name }) => name), measured, seed });
  const choice = { rule: rule.description, chosen, probeEpochs: probes ? probeEpochs : 0, modules: measured };
  const comparison = probes && (await compareModules(modules, outputs, probes, { rows: validation, chosen }));
  recordTeacherChoice(choice, comparison, checked.epochs, recorder);
  const names = outputs.map(({ name }) => name);
  const terms = termsOf(work, chosen);
  return trainSeveralOutputs({ checked, model: exits.model, outputs, names, lead: deepest, terms }, recorder);
}

/** Nobody and then each module teaches, always from the same initial weights, with the same batches. The end of the run if it ended here. */
async function probeModules(work: SelfDistillation, recorder: Recorder): Promise<Probes | RunEnd> {
  const { asked, exits, modules, initial } = work;
  const { checked, probeEpochs: epochs } = asked;
  const { data, optimizer, batchSize, steps, best, seed, augment } = checked;
  const all = [];
  for (const module of [null, ...modules.map(({ name }) => name)]) {
    const name = probeName(module);
    const stages = [{ epochs, optimizer, terms: termsOf(work, module) }];
    const callbacks = recorder.training(name, exits.model, false);
    const { best: kept, ...end } = await trainModel(
      {
        ...{ name, model: exits.model, task: createSeveralOutputsTask(exits.outputs), train: data.train, stages },
        ...{ validation: data.validation, batchSize, steps, best, seed, augment }
      },
      { ...callbacks, onEvent: (event) => callbacks.onEvent(event.type === 'point' ? meansOf(event) : event) }
    );
    tf.dispose(kept?.weights ?? []);
    if (end.status === 'done') all.push(await predict(exits.model, data.validation!));
    setWeights(exits.model, initial);
    if (end.status !== 'done') return end;
    if (recorder.stopped()) return { status: 'stopped' };
  }
  const [nobody, ...taught] = all;
  return { nobody, taught };
}

/** The series of all exits together. */
function meansOf(point: Point): Point {
  return { ...point, values: Object.fromEntries(Object.entries(point.values).filter(([series]) => !series.includes(': '))) };
}

function termsOf({ subject, asked, exits, modules }: SelfDistillation, module: string | null): CheckedTerm[] {
  const teachers = modules.find(({ name }) => name === module)?.groups ?? [];
  return checkTerms(subject, createExitTerms(exits, teachers, asked), undefined, exits.model);
}
