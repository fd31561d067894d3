import type { LayersModel } from '@tensorflow/tfjs';
import { alignmentOf } from '../../inspect/layers/alignmentMap';
import type { CheckedRun } from '../check/checkRun';
import type { Learning } from './learn';

/** Compares the layers of teacher and student when it is time to, and tells the map. */
export interface StudentAlignment {
  before(): Promise<void>;
  /** At the end of an epoch other than the last, if its turn has come. */
  during(epoch: number): Promise<void>;
  /** With the weights of the last epoch, where another one is kept. */
  last(kept: number): Promise<void>;
  kept(epoch: number): Promise<void>;
}

/** Undefined where the run was not asked for it. A run that is stopped in the middle of a map goes without that map. */
export function studentAlignment(
  student: LayersModel,
  { checked, stopped, tell }: Pick<Learning, 'checked' | 'stopped' | 'tell'>
): StudentAlignment | undefined {
  const { alignment, epochs } = checked;
  if (!alignment) return undefined;
  const { every, options } = alignment;
  const stages = stageEnds(checked);

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

  const labelOf = (epoch: number) => `epoch ${epoch}${stages.has(epoch) ? `, end of ${stages.get(epoch)}` : ''}`;
  return {
    before: () => measure('before', 0),
    async during(epoch) {
      const isTurn = stages.has(epoch) || (every !== null && epoch % every === 0);
      if (isTurn && epoch < epochs) await measure(labelOf(epoch), epoch);
    },
    async last(kept) {
      if (every !== null && kept !== epochs) await measure(labelOf(epochs), epochs);
    },
    kept: (epoch) => measure(`kept: epoch ${epoch}`, epoch)
  };
}

/** The last epochs of all stages but the last one, and their names. */
function stageEnds({ stages }: CheckedRun): Map<number, string> {
  let before = 0;
  const ends = stages.slice(0, -1).map(({ name = '', epochs }): [number, string] => [(before += epochs), name]);
  return new Map(ends);
}
