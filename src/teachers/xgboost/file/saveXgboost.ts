import { writeFile } from 'node:fs/promises';
import { visible } from '../../../checks/showValue';
import { saveBooster } from '../library/booster';
import { fileFormat } from './fileFormat';
import type { Handle } from '../library/handle';

/** @throws RangeError for any extension but .json or .ubj; Error if the file cannot be written. */
export async function saveXgboost(booster: Handle, path: string): Promise<void> {
  const format = fileFormat('xgboost: save', path);
  const file = saveBooster(booster, format);
  try {
    await writeFile(path, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`xgboost: save: expected ${visible(path)} to be a file that can be written, got ${code}; give another path`, {
      cause: error
    });
  }
}
