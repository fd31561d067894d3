import type { LayersModel } from '@tensorflow/tfjs';
import { alignmentOf } from '../../inspect/layers/alignmentMap';
import type { CheckedRun } from '../check/CheckedRun';
import type { Recorder } from '../record/recordRun';

/** Compares the layers of teacher and student when it is time to, and tells the map. */
export interface AlignmentTracker {
  before(): Promise<void>;
  /** At the end of an epoch other than the last, if its turn has come. */
  during(epoch: number): Promise<void>;
  /** With the weights of the last epoch, where another one is kept. */
  last(kept?: number): Promise<void>;
  /** With the weights that are kept: those of the last epoch where no other is. */
  kept(epoch?: number): Promise<void>;
}

/** Undefined where the run was not asked for it. A run that is stopped in the middle of a map goes without that map. */
export function trackAlignment(
  student: LayersModel,
  { alignment, epochs, stages }: Pick<CheckedRun, 'alignment' | 'epochs' | 'stages'>,
  { stopped, tell }: Pick<Recorder, 'stopped' | 'tell'>
): AlignmentTracker | undefined {
  if (!alignment) return undefined;
  const { every, options } = alignment;
  const ends = stageEnds(stages);

  async function measure(label: string, epoch: number): Promise<void> {
    if (stopped()) return;
    const stop = new Error('stopped');
    const look = () => {
      if (stopped()) throw stop;
    };
    try {
      const measured = await alignmentOf('distill: alignment', { ...options, student }, { label, epoch }, look);
      tell({ type: 'alignment', alignment: measured });
    } catch (error) {
      if (error !== stop) throw error;
    }
  }

  const labelOf = (epoch: number) => `epoch ${epoch}${ends.has(epoch) ? `, end of ${ends.get(epoch)}` : ''}`;
  return {
    before: () => measure('before', 0),
    async during(epoch) {
      const isTurn = ends.has(epoch) || (every !== null && epoch % every === 0);
      if (isTurn && epoch < epochs) await measure(labelOf(epoch), epoch);
    },
    async last(kept = epochs) {
      if (every !== null && kept !== epochs) await measure(labelOf(epochs), epochs);
    },
    kept: (epoch = epochs) => measure(`kept: epoch ${epoch}`, epoch)
  };
}

/** The last epochs of all stages but the last one, and their names. */
function stageEnds(stages: CheckedRun['stages']): Map<number, string> {
  let before = 0;
  const ends = stages.slice(0, -1).map(({ name = '', epochs }): [number, string] => [(before += epochs), name]);
  return new Map(ends);
}
