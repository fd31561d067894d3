/** A title as the name of a file that every system takes: "Digits: 1200 to 30" is "digits-1200-to-30". */
export function fileNameFromTitle(title: string, ending: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${words || 'figure'}.${ending}`;
}
