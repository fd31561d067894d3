import { dirname } from 'node:path';
import { checkFolderAt } from '../imageFiles/checkFolderAt';
import type { EmojiStyle } from './drawEmoji';

/** The npm package of each style, in the version that was read. */
export const emojiPackages: { [style in EmojiStyle]: string } = {
  openmoji: 'openmoji@17.0.0',
  twemoji: '@discordapp/twemoji@16.0.1'
};

/**
 * The folder of the npm package of a style: the given one, or where Node finds it from the working folder, or from this package.
 *
 * @throws TypeError or RangeError that says what to install.
 */
export async function findEmojiPackage(subject: string, style: EmojiStyle, given: string | undefined): Promise<string> {
  const advice = `install it: npm install ${emojiPackages[style]}, or give {folders: {${style}: "..."}}`;
  if (given !== undefined) return checkFolderAt(subject, given, advice);
  const name = emojiPackages[style].replace(/@[^@]*$/, '');
  try {
    return dirname(require.resolve(`${name}/package.json`, { paths: [process.cwd(), __dirname] }));
  } catch {
    throw new RangeError(`${subject}: expected the npm package ${name}, got none; ${advice}`);
  }
}
