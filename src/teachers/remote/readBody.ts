/** Answers have some thousand letters. */
const mostBytes = 1 << 20;

/**
 * The body of a response as text, of which no more is taken than an answer can have: null if there is more, before it is read if the header says so, else when too much has come.
 */
export async function readBody(response: Response): Promise<string | null> {
  const { body } = response;
  if (!body) return '';
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await body.cancel();
    return null;
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels what is still to come.
  for await (const part of body) {
    bytes += part.length;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
