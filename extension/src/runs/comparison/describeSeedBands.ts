import type { TranslationBundle } from '@jupyterlab/translation';
import type { SeedFamily } from './groupSeedReplicates';

/** An interval needs three seeds; of two there is only the range. */
export function describeSeedBands(families: readonly SeedFamily[], trans: TranslationBundle): string {
  return families.some(({ runs }) => runs.length > 2)
    ? trans.__('Bands: 95 % intervals of the mean over seeds; of two seeds, from one to the other.')
    : trans.__('Bands: from one seed to the other.');
}
