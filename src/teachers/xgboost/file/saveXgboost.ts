import { writeFile } from 'node:fs/promises';
import { visible } from '../../../checks/showValue';
import { saveBooster } from '../library/createBooster';
import { checkFileFormat } from './checkFileFormat';
import type { Handle } from '../library/createHandle';

/** @throws RangeError for any extension but .json or .ubj; Error if the file cannot be written. */
export async function saveXgboost(booster: Handle, path: string): Promise<void> {
  const format = checkFileFormat('xgboost: save', path);
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
