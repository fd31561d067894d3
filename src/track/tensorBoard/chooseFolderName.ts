/** Some bytes a letter: with a time no name is longer than what disks take. */
const mostLetters = 50;

/** A title as the name of a folder, which any disk takes: letters, digits, "_", "." and "-". */
export function chooseFolderName(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^[.-]+/, '');
  return (
    [...plain]
      .slice(0, mostLetters)
      .join('')
      .replace(/[.-]+$/, '') || 'run'
  );
}
