import type { Header } from '../../../../kernel/threads/ThreadMessages';

/** The header of a request. */
export function createRequestHeader(msg_id: string, msg_type = 'execute_request', more: Partial<Header> = {}): Header {
  return { msg_id, msg_type, session: 'a session', username: 'reader', date: '', version: '5.5', ...more };
}
