/** "2024-12-31", with "23:59:59.5" if that is not midnight: the UTC of seconds since 1970. */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/ 00:00:00\.000Z$/, '')
    .replace(/(\.\d*?)0*Z$/, '$1')
    .replace(/\.$/, '');
}
