export const usualKeyVariable = 'OPENAI_API_KEY';

/**
 * The key as it is in the environment now. It is read for each request and kept nowhere.
 *
 * @param variable undefined for the usual one, which need not be set.
 * @throws TypeError without the key in it.
 */
export function readApiKey(subject: string, variable: string | null | undefined): string | undefined {
  if (variable === null) return undefined;
  const key = process.env[variable ?? usualKeyVariable]?.trim();
  if (!key) {
    if (variable === undefined) return undefined;
    throw new TypeError(
      `${subject}: expected a key in the environment as ${variable}, got none; set it before the kernel starts, or give keyVariable: null`
    );
  }
  // What fetch would say of another has the key in it.
  if (!/^[\x21-\x7e]{1,4096}$/.test(key))
    throw new TypeError(
      `${subject}: expected ${variable ?? usualKeyVariable} to hold a key of plain letters, got one with blanks or others; set it again`
    );
  return key;
}
