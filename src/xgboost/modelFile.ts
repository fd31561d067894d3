import { saveBooster } from './booster';
import { setNames } from './dataMatrix';
import { handle, type Handle } from './handle';
import { call } from './native';
import type { Notes } from './Notes';
import type { Plan } from './Plan';

/** The first rounds of a model as a file that says what its columns and classes are, to XGBoost and to us. */
export function modelFile(booster: Handle, { train, options, objective }: Plan, rounds: number): Buffer {
  const made = new BigUint64Array(1);
  call('XGBoosterSlice', booster.address, 0, rounds, 1, made);
  const kept = handle(made[0], 'XGBoosterFree');
  try {
    const { features, classes } = train.data;
    const notes: Notes = {
      name: options.name,
      ...(objective === 'regression' ? {} : { classes }),
      ...(features && { categories: features.map((feature) => (feature.kind === 'category' ? feature.categories : null)) })
    };
    call('XGBoosterSetAttr', kept.address, 'stillroom', JSON.stringify(notes));
    if (features) setNames('XGBoosterSetStrFeatureInfo', kept, features);
    return saveBooster(kept, 'ubj');
  } finally {
    kept.free();
  }
}
