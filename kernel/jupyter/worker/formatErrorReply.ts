/** The content of a reply to a request that cannot be answered, as JSON text. */
export function formatErrorReply(ename: string, evalue: string): string {
  return JSON.stringify({ status: 'error', ename, evalue, traceback: [`${ename}: ${evalue}`] });
}
