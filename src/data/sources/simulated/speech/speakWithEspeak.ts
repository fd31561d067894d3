import { execFile } from 'node:child_process';
import { showValue } from '../../../../checks/showValue';
import { readWav } from '../../../audio/readWav';
import type { Sound } from '../../../audio/Sound';
import type { Prosody } from './drawProsodyOfEmotion';

/** Far more than a sentence takes. */
const [mostBytes, mostMilliseconds] = [2 ** 25, 60_000];

/** A sentence as espeak-ng speaks it. The same version gives the same samples. */
export async function speakWithEspeak(
  subject: string,
  command: string,
  text: string,
  voice: string,
  prosody: Prosody
): Promise<Sound> {
  const { rate, pitch, range, volume } = prosody;
  const options = ['-m', '-v', voice, '-s', `${rate}`, '-p', `${pitch}`, '-a', `${volume}`, '--stdin', '--stdout'];
  // Only letters and commas come from the sentences, so nothing can be taken for a mark.
  const bytes = await outputOf(subject, command, options, `<speak><prosody range="${range}%">${text}</prosody></speak>`);
  return readWav(bytes);
}

/** "eSpeak NG text-to-speech: 1.51". */
export async function speakerProgram(subject: string, command: string): Promise<string> {
  const said = await outputOf(subject, command, ['--version'], '');
  return said.toString('utf8').split('  ')[0].trim().slice(0, 100);
}

function outputOf(subject: string, command: string, options: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settings = { encoding: 'buffer', maxBuffer: mostBytes, timeout: mostMilliseconds, windowsHide: true } as const;
    const child = execFile(command, [...options], settings, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const got =
        error.code === 'ENOENT' || error.code === 'EACCES'
          ? `no program ${showValue(command)}`
          : stderr.toString('utf8').trim().slice(0, 200) || error.message;
      reject(
        new Error(
          `${subject}: expected espeak-ng to speak, got ${got}; run apt-get install espeak-ng (or brew install espeak-ng), or give its path as {command}`
        )
      );
    });
    // A program that ends at once closes its input; what it says is in the callback.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
