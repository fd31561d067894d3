import type { LayersModel } from '@tensorflow/tfjs';
import type { Description } from '../../record/Description';
import type { CostUnit } from '../../views/types/TradeOffView';

/** What a student costs, before it is trained: `kd.architecture.parameters()`, `macs()`, `bytesOnDisk()`, `latency({rows})`, or your own. */
export interface Cost {
  /** "parameters". */
  name: string;
  unit: CostUnit;
  /** The budget: a student that costs more is not trained. Absent: none. */
  atMost?: number;
  description: Description;
  /** One number above 0 for each model. The models stay with their owner. */
  measure(models: readonly LayersModel[]): readonly number[] | Promise<readonly number[]>;
}

export interface CostOptions {
  /** The budget: a student that costs more is not trained. Default: none. */
  atMost?: number;
}
