let made: Intl.DateTimeFormat | undefined;

/** The reader's own way to write a time; nothing for what is none. */
export function formatDateTime(started: string | number | null): string {
  const time = new Date(started ?? '');
  return Number.isNaN(time.getTime()) ? '' : format().format(time);
}

/** Making one takes longer than using it a thousand times. */
function format(): Intl.DateTimeFormat {
  return (made ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' }));
}
