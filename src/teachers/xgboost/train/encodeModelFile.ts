import { saveBooster, sliceBooster } from '../library/createBooster';
import { setNames } from '../library/createDataMatrix';
import type { Handle } from '../library/createHandle';
import { call } from '../library/loadCApi';
import { categoriesOf, type StillroomAttribute } from '../file/StillroomAttribute';
import type { TrainingPlan } from './TrainingPlan';

/** The first rounds of a model as a file that describes its columns and classes, for XGBoost and for us. */
export function encodeModelFile(booster: Handle, { train, options, objective }: TrainingPlan, rounds: number): Buffer {
  const kept = sliceBooster(booster, rounds);
  try {
    const { features, classes, targets } = train.data;
    const notes: StillroomAttribute = {
      name: options.name,
      ...(objective === 'regression' ? { targets: targets?.names } : { classes }),
      ...(features && { categories: categoriesOf(features) })
    };
    call('XGBoosterSetAttr', kept.address, 'stillroom', JSON.stringify(notes));
    if (features) setNames('XGBoosterSetStrFeatureInfo', kept, features);
    return saveBooster(kept, 'ubj');
  } finally {
    kept.free();
  }
}
