import { isRecordThatLends } from './checkBaseline';

const ofMemory = ['teacher', 'student', 'data', 'terms', 'loss', 'stages', 'optimizer', 'augment', 'transfer'] as const;

/** The options that a run began with and that no file can hold, so that they must be given again to resume it. */
export function listOptionsNeededToResume(options: { readonly [name: string]: unknown }): string[] {
  const given: string[] = ofMemory.filter((name) => options[name] !== undefined);
  return isRecordThatLends(options.baseline) ? [...given, 'baseline'] : given;
}
