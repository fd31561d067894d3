import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { showPath } from '../../../checks/showPath';
import { computeEmojiFamilyKey, hasSkinTone } from './computeEmojiFamilyKey';

/** An emoji of openmoji's list. */
export interface Emoji {
  /** "🦊" */
  emoji: string;
  /** "1F98A" */
  hexcode: string;
  /** "fox" */
  name: string;
  /** ["animal", "face", …] */
  tags: string[];
  /** "animals-nature" */
  group: string;
  /** "animal-mammal" */
  subgroup: string;
  /** What its variants of skin tone and sex have in common. */
  family: string;
}

/**
 * The emoji of Unicode in openmoji's `data/openmoji.json`, in its order. Skin tones are left out; of a family the first is kept, unless all variants are asked for.
 *
 * @throws RangeError for a list in another form.
 */
export async function readEmojiList(
  subject: string,
  folder: string,
  { flags, variants }: { flags: boolean; variants: boolean }
): Promise<Emoji[]> {
  const path = join(folder, 'data', 'openmoji.json');
  const entries = parsed(await readFile(path, 'utf8').catch(() => ''));
  const wrong = () =>
    new RangeError(
      `${subject}: expected the emoji of openmoji in ${showPath(path)}, got none; give the folder of the npm package openmoji`
    );
  if (!Array.isArray(entries)) throw wrong();
  const seen = new Set<string>();
  const list: Emoji[] = [];
  for (const entry of entries) {
    if (!isEntry(entry)) throw wrong();
    const { emoji, hexcode, group, subgroups: subgroup, annotation: name } = entry;
    if (hasSkinTone(hexcode) || /^(extras|component)/.test(group) || (group === 'flags' && !flags)) continue;
    const family = computeEmojiFamilyKey(hexcode);
    if (!variants && seen.has(family)) continue;
    seen.add(family);
    const given = `${entry.tags},${entry.openmoji_tags}`.split(',').map((tag) => tag.trim());
    const tags = [...new Set(given)].filter((tag) => tag !== '' && tag !== name);
    list.push({ emoji, hexcode, name, tags, group, subgroup, family });
  }
  if (list.length === 0) throw wrong();
  return list;
}

const fields = ['emoji', 'hexcode', 'group', 'subgroups', 'annotation', 'tags', 'openmoji_tags'] as const;

function isEntry(entry: unknown): entry is Record<(typeof fields)[number], string> {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    fields.every((field) => typeof (entry as Record<string, unknown>)[field] === 'string')
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
