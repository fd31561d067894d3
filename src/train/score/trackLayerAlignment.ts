import type { LayersModel } from '@tensorflow/tfjs';
import { alignmentOf } from '../../inspect/layers/alignmentMap';
import type { CheckedRun } from '../check/CheckedRun';
import type { Recorder } from '../record/recordRun';

/** Compares the layers of teacher and student at the chosen times, and records the map. */
export interface AlignmentTracker {
  before(): Promise<void>;
  /** At the end of an epoch other than the last, if a map is due. */
  during(epoch: number): Promise<void>;
  /** With the weights of the last epoch, if those of another epoch are kept. */
  last(kept?: number): Promise<void>;
  /** With the weights that are kept: those of the last epoch if no others are kept. */
  kept(epoch?: number): Promise<void>;
}

/** Undefined if the run was not asked for it. If a run is stopped while a map is computed, that map is left out. */
export function trackLayerAlignment(
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

/** The last epoch of each stage but the last, and the stage's name. */
function stageEnds(stages: CheckedRun['stages']): Map<number, string> {
  let before = 0;
  const ends = stages.slice(0, -1).map(({ name = '', epochs }): [number, string] => [(before += epochs), name]);
  return new Map(ends);
}
