import * as tf from '@tensorflow/tfjs';
import { mixSeeds } from '../../stats/createRandom';
import type { StepsRun } from '../../record/StepsRun';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';
import { graphFunction } from '../../engine/graph/graphFunction';
import { createFiniteUpdate } from '../../transfer/generate/createFiniteUpdate';
import { inputsOfTensors, tensorsOfInputs } from '../../transfer/generate/drawGeneratorInputs';
import { constrainOptimizer } from '../loop/weights/constrainOptimizer';
import { createStagePass } from '../loop/createStagePass';
import { countGraphAndEagerSteps } from '../loop/countGraphAndEagerSteps';
import { createOptimizedGraph } from '../loop/createOptimizedGraph';
import { trainStep, type StepLosses } from '../loop/trainStep';
import { selectTrainablePart } from '../check/selectTrainablePart';
import type { CheckedDataFree } from './checkDataFree';
import { computeGeneratorLoss } from './computeGeneratorLoss';
import type { TaughtBatch } from './createMemoryBank';
import type { DataFreeGenerator } from './createDataFreeGenerator';
import type { TeacherPass } from './createTeacherPass';

/** The two updates of training without data, and what they need. */
export interface DataFreeSteps {
  /** One update of the generator. Nothing is applied if a loss is not finite. */
  generator(): StepLosses;
  /** Rows that the generator makes now, with the teacher's logits of them. The caller disposes them. */
  taught(): TaughtBatch;
  /** One update of the student. */
  student(batch: TaughtBatch, terms: readonly LossTerm[], moment: Moment): StepLosses;
  /** How the student's updates were executed. */
  ran(): StepsRun;
  dispose(): void;
}

export function createDataFreeSteps(checked: CheckedDataFree, maker: DataFreeGenerator, reader: TeacherPass): DataFreeSteps {
  const { teacher, student, batchSize, generator: weights, optimizer, seed } = checked;
  const part = selectTrainablePart('distillDataFree', student, undefined);
  // What reads the student may throw: first of all, while there is nothing to dispose.
  const pass = createStagePass(student, part, undefined);
  const ofStudent = optimizer.create(part.variables);
  const graph = createOptimizedGraph(
    { forward: pass.forward, variables: part.variables },
    constrainOptimizer(student, part.variables, ofStudent)
  );
  const ofGenerator: tf.Optimizer = tf.train.adam(checked.learningRate, 0.5, 0.9);
  const rowsOf = (tensors: tf.Tensor[]) => maker.make(inputsOfTensors(tensors, false));
  const update = createFiniteUpdate(ofGenerator, maker.network.variables, (args) => {
    const rows = rowsOf(args);
    return computeGeneratorLoss(reader.read(rows), atRest(student, rows), weights);
  });
  const teach = graphFunction((...args: tf.Tensor[]) => {
    const x = rowsOf(args);
    return { x, teacher: atRest(teacher, x) as tf.Tensor };
  });
  return {
    generator() {
      const inputs = tensorsOfInputs(maker.draw(batchSize));
      try {
        return update.step(inputs);
      } finally {
        tf.dispose(inputs);
      }
    },
    taught: () => tf.tidy(() => teach(...tensorsOfInputs(maker.draw(batchSize)))) as TaughtBatch,
    student: ({ x, teacher: logits }, terms, moment) => {
      let losses: StepLosses = { terms: {}, total: NaN };
      tf.tidy(() => {
        // A term that needs labels gets the teacher's top class.
        const labels = tf.argMax(logits, 1) as tf.Tensor1D;
        const at = { moment: { ...moment }, seed: mixSeeds(seed, 5, moment.step) };
        const learningRate = optimizer.learningRate(moment);
        losses = trainStep({
          model: student,
          part,
          graph,
          pass,
          terms: [...terms],
          x,
          labels,
          teacher: logits,
          learningRate,
          ...at
        });
      });
      return losses;
    },
    ran: () => countGraphAndEagerSteps([graph]),
    dispose() {
      graph.dispose();
      update.dispose();
      teach.dispose();
      ofStudent.dispose();
      ofGenerator.dispose();
    }
  };
}

function atRest(model: tf.LayersModel, rows: tf.Tensor): tf.Tensor2D {
  return model.apply(rows, { training: false }) as tf.Tensor2D;
}
