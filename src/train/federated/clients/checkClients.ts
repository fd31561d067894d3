import { checkNumber } from '../../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { checkOptions } from '../../../checks/checkOptions';
import { isCallable } from '../../../checks/isCallable';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import { checkDataset } from '../../../data/checkDataset';
import type { Dataset } from '../../../data/Dataset';
import { isReserved } from '../../../record/declareModels';
import { checkSameShapeAndClasses } from '../../check/checkSameShapeAndClasses';
import { checkRowsOfOneLabel } from '../../check/checkRowsOfOneLabel';
import type { FederatedClient } from './FederatedClient';

const mostClients = 50;
const fix = 'give [{name, model: () => network, data}, ...]';

/** @throws TypeError or RangeError unless they are clients with rows of one shape and one list of classes in memory. */
export function checkClients(subject: string, given: unknown): FederatedClient[] {
  if (!isSafeToInspect(given) || !Array.isArray(given) || given.length === 0 || given.length > mostClients)
    throw new TypeError(`${subject}: expected 1 to ${mostClients} clients in a list, got ${showValue(given)}; ${fix}`);
  const clients = Array.from(given as unknown[], (client, i) => checkClient(`${subject}: clients[${i}]`, client));
  const names = clients.map(({ name }) => name);
  const odd = names.find((name, i) => isTaken(name) || name.length > 60 || names.indexOf(name) < i);
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected a short name of its own for each client, got ${showValue(odd)}; name them "client 1", "client 2", …`
    );
  const [{ data: first }] = clients;
  for (const { name, data } of clients)
    checkSameShapeAndClasses(subject, { of: 'the first client', data: first }, data, `data of client "${name}"`);
  return clients;
}

/** Whether it is a name of the server's, or means something else in a record. */
function isTaken(name: string): boolean {
  return isReserved(name) || name === 'server' || name.startsWith('server of ');
}

function checkClient(subject: string, client: unknown): FederatedClient {
  if (!hasSafelyReadableMembers(client, ['name', 'model', 'data', 'seconds', 'learn']))
    throw new TypeError(`${subject}: expected {name, model, data}, got ${showValue(client)}; ${fix}`);
  checkOptions(subject, client, ['name', 'model', 'data', 'seconds', 'learn']);
  const { name, model, data, seconds, learn } = client;
  if (typeof name !== 'string')
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(name)}; give a short one`);
  if (!isCallable(model))
    throw new TypeError(
      `${subject}: expected model to be a function to a network, got ${showValue(model)}; give () => tf.sequential(...)`
    );
  if (learn !== undefined && !isCallable(learn))
    throw new TypeError(`${subject}: expected learn to be a function, got ${showValue(learn)}; give one or leave it out`);
  if (seconds !== undefined && !isCallable(seconds)) checkNumber(subject, 'seconds', seconds, { atLeast: 0 });
  checkRowsOfOneLabel(`${subject}: data`, data);
  return client as unknown as FederatedClient;
}

interface OtherRows {
  test: Dataset;
  validation?: Dataset;
  publicRows?: Dataset;
}

/** @throws TypeError or RangeError unless the other rows that are given have the clients' shape and classes. */
export function checkOtherRows(subject: string, { test, validation, publicRows }: OtherRows, first: Dataset): void {
  for (const [name, rows] of Object.entries({ test, validation, publicRows })) {
    if (rows === undefined && name !== 'test') continue;
    if (name === 'publicRows') checkDataset(rows as Dataset, `${subject}: publicRows`);
    else checkRowsOfOneLabel(`${subject}: ${name}`, rows);
    checkSameShapeAndClasses(subject, { of: 'the first client', data: first }, rows as Dataset, name);
  }
}
