import { join } from 'node:path';
import type { FollowedRun, StudyFollower } from '../follow/Tracker';
import { chooseFolderName } from './chooseFolderName';
import { createEventFile } from './createEventFile';
import { encodeEvent } from './encodeEvent';
import { findUnwrittenEvents } from './findUnwrittenEvents';
import { writeRunToTensorBoard } from './writeRunToTensorBoard';
import { writeFindings } from '../describe/writeRunTexts';
import { textValue } from './encodeSummaryValues';

/** @param folderOf the study's folder, which follows from its first run: a study that is called again has it already. */
export function writeStudyToTensorBoard(folderOf: (first: FollowedRun) => string, histograms: boolean): StudyFollower {
  let folder: string | undefined;
  return {
    followRun(run) {
      folder ??= folderOf(run);
      return writeRunToTensorBoard(join(folder, chooseFolderName(run.place ?? '')), run, histograms);
    },
    async end({ says, findings }, signal) {
      if (folder === undefined) return [];
      const main = createEventFile(folder);
      const text = [says ?? 'The study did not come to its end.', '', ...writeFindings(findings)].join('\n');
      main.add(encodeEvent({ seconds: Date.now() / 1000, step: 0 }, { values: [textValue('conclusion', text)] }), 0);
      return findUnwrittenEvents('this study', folder, [await main.end(signal)]);
    }
  };
}
