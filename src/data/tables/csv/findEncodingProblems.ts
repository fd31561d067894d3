import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { createRecoder } from './checkEncodingName';
import type { TextOfFile } from './readTextOfFile';

/** Names an encoding that nobody asked for, and gzip. */
export function findEncodingProblems(
  { encoding, isGzip, looksLikeUtf8 }: TextOfFile['found'],
  asked: string | undefined
): Finding[] {
  const found: Finding[] = [];
  if (isGzip) found.push({ check: 'gzip', level: 'info', value: null, says: 'the file was packed by gzip' });
  if (encoding !== 'utf-8' && asked === undefined)
    found.push({ check: 'encoding', level: 'info', value: null, says: `the file is in ${encoding}, as its first bytes say` });
  if (looksLikeUtf8)
    found.push({
      check: 'encoding',
      level: 'warning',
      value: null,
      says: `the file was read as ${encoding}, as was asked for, though its bytes are UTF-8: "é" is ${showValue(asWritten('é', encoding))} then`,
      hint: 'read it without encoding, unless its letters are right as they are'
    });
  return found;
}

function asWritten(text: string, encoding: string): string {
  return createRecoder(encoding)(Buffer.from(text), true).toString('utf8');
}
