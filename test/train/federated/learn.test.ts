import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { validateRecord } from '../../../src/record/validateRecord';
import { denseNetwork } from '../../denseNetwork';
import { columnRows, leavesNoTensors, small, smallClients, weightsOf } from './smallFederation';

const { alone, fedAvg, fedDf, fedMd, learn, pooled } = kd.federated;
leavesNoTensors();

async function run(options: Partial<kd.FederatedLearnOptions>): Promise<kd.LearntFederation> {
  const learnt = await learn({ ...small, clients: smallClients(), strategy: alone(), ...options });
  learnt.dispose();
  return learnt;
}

const oneKind = () => smallClients(4, [[4]]);

test('learn() with fedMd brings clients of two kinds of network what the others know, and alone() does not', async () => {
  const strategy = fedMd({ digestEpochs: 5, revisitEpochs: 0, firstEpochs: 6 });
  const [control, taught, bound] = [
    await run({ epochs: 5 }),
    await run({ strategy }),
    await run({ strategy: pooled(), epochs: 5 })
  ];
  expect(control.final).toBeLessThan(0.8);
  expect(taught.final).toBeGreaterThan(control.final! + 0.1);
  expect(bound.final).toBeGreaterThan(0.95);
  expect(taught.says).toMatch(/^After 2 rounds the clients have an accuracy of [\d.]+ % by fedMd\.$/);
});

test('learn() counts the bytes that clients send and receive', async () => {
  const numbers = 4 * 40 * 4;
  const consensus = await run({ strategy: fedMd({ firstEpochs: 1 }), epochs: 1 });
  for (const { up, down } of consensus.rounds) expect([up, down]).toEqual([Array(4).fill(numbers), Array(4).fill(numbers)]);
  // A dense layer of 4 units for 4 columns.
  const weights = 4 * (4 * 4 + 4);
  const average = await run({ strategy: fedAvg(), clients: oneKind(), epochs: 1 });
  expect(average.rounds.map(({ up }) => up)).toEqual([Array(4).fill(weights), Array(4).fill(weights)]);
  // In the first round clients receive the first weights, and then the mean.
  expect(average.rounds.map(({ down }) => down)).toEqual([Array(4).fill(2 * weights), Array(4).fill(weights)]);
  const together = await run({ strategy: pooled(), epochs: 1 });
  const rows = smallClients().map(({ data }) => 4 * (data.x.length + data.y.length));
  expect(together.rounds.map(({ up }) => up)).toEqual([rows, [0, 0, 0, 0]]);
  expect((await run({ epochs: 1 })).rounds[0]).toMatchObject({ up: [0, 0, 0, 0], down: [0, 0, 0, 0] });
});

test('learn() gives equal records for equal seeds, and others for another seed', async () => {
  const same = (learnt: kd.LearntFederation) => learnt.record.federation;
  const strategy = fedMd({ firstEpochs: 1 });
  const settings = { strategy, absent: 0.25, epochs: 1 };
  const [one, two, other] = [await run(settings), await run(settings), await run({ ...settings, seed: 5 })];
  expect(same(one)).toEqual(same(two));
  expect(one.record.id).toBe(two.record.id);
  expect(same(one)).not.toEqual(same(other));
  expect(one.rounds.map(({ left }) => left.length)).toEqual([1, 1]);
});

test('the record of learn() is one, knows each client as such, and its events fold to it', async () => {
  const events: kd.RunEvent[] = [];
  const { record, rounds } = await run({ strategy: fedDf({ epochs: 1 }), onEvent: (event) => events.push(event) });
  expect(validateRecord('test', JSON.parse(JSON.stringify(record)))).toBeTruthy();
  expect(record.participants?.map(({ name, role }) => [name, role])).toEqual([
    ...[1, 2, 3, 4].map((i) => [`client ${i}`, 'client']),
    ...['server of client 1', 'server of client 2'].map((name) => [name, 'student'])
  ]);
  expect(events.reduce<kd.RunRecord | null>(kd.fold, null)).toEqual({ ...record, findings: record.findings });
  expect(record.federation).toMatchObject({
    strategy: { name: 'fedDf' },
    publicRows: 40,
    servers: ['server of client 1', 'server of client 2']
  });
  expect(record.federation!.rounds).toEqual(rounds);
  const history = record.participants!.flatMap((one) => ('history' in one && one.history ? [one.history] : []));
  for (const { step } of history) expect(step).toEqual([...step].sort((a, b) => a - b));
});

test('a client that is absent, late, throws or comes to NaN is named and left out, the round stands, and it comes back', async () => {
  const clients = smallClients(6, [[4]]);
  let calls = 0;
  const learns = async ({ model }: kd.ClientMoment) => {
    if (calls++ === 0) throw new Error('no power');
    kd.tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.add(0.01))));
  };
  clients[1] = { ...clients[1], seconds: (round) => (round === 1 ? 20 : 2) };
  clients[2] = { ...clients[2], learn: learns };
  clients[3] = {
    ...clients[3],
    learn: async ({ model }) =>
      kd.tf.tidy(() => model.setWeights(model.getWeights().map((weight) => kd.tf.fill(weight.shape, NaN))))
  };
  const learnt = await learn({
    ...{ ...small, clients, strategy: fedAvg(), deadline: 10 },
    absent: (round, client) => round === 1 && client === 'client 1'
  });
  const [first, second] = learnt.rounds;
  expect(first.left).toEqual([
    { client: 'client 1', why: 'absent' },
    { client: 'client 2', why: 'late', says: 'took 20.0 s, and the round waits 10 s' },
    { client: 'client 3', why: 'failed', says: 'no power' },
    { client: 'client 4', why: 'failed', says: expect.stringContaining('to send finite numbers') }
  ]);
  expect(second.left.map(({ client }) => client)).toEqual(['client 4']);
  expect(weightsOf(learnt.models['client 4']).every(Number.isFinite)).toBe(true);
  // Who came back has the server's weights of the second round, as all have.
  expect(weightsOf(learnt.models['client 1'])).toEqual(weightsOf(learnt.servers.server));
  expect(learnt.record.findings.map(({ check }) => check)).toEqual(['clientsAbsent', 'clientsLate', 'clientsFailed']);
  expect(learnt.record.findings[2].says).toBe('Failed: client 3 (round 1), client 4 (rounds 1, 2).');
  learnt.dispose();
});

test('a round without any contribution changes nothing', async () => {
  const { rounds } = await run({ strategy: fedAvg(), clients: oneKind(), absent: (round) => round === 2 });
  expect(rounds[1]).toMatchObject({ up: [0, 0, 0, 0], down: [0, 0, 0, 0], servers: rounds[0].servers });
});

test('a client whose labels are wrong is found by its agreement, named and not counted', async () => {
  const clients = smallClients(6, [[4]]).map((client) => ({ ...client, data: columnRows(40, client.name.length) }));
  clients[5] = { ...clients[5], data: { ...clients[5].data, y: clients[5].data.y.map((label) => (label + 1) % 4) } };
  const { rounds, record } = await run({ strategy: fedMd({ firstEpochs: 8 }), clients, rounds: 1 });
  expect(rounds[0].left).toEqual([
    { client: 'client 6', why: 'poisoned', says: expect.stringMatching(/^agrees with the others by -?0\.\d+, below 0\.\d+$/) }
  ]);
  expect(record.findings).toContainEqual(expect.objectContaining({ check: 'clientsPoisoned', value: 1 }));
});

test('fedDf() keeps the mean of the weights where what it learnt is no better on validation rows, and says so; trusted, it keeps it', async () => {
  const noise = { ...small.publicRows, x: small.publicRows.x.map((_, i) => ((i * 7919) % 13) - 6) };
  const options = { clients: oneKind(), publicRows: noise, validation: columnRows(40, 9), epochs: 3, rounds: 2 };
  const plain = await run({ ...options, publicRows: undefined, strategy: fedAvg() });
  const judged = await run({ ...options, strategy: fedDf({ epochs: 5 }) });
  const kept = judged.rounds.flatMap((round) => round.judged ?? []);
  expect(kept.length).toBe(2);
  for (const { before, after, kept: isKept } of kept) expect(isKept).toBe(after > before);
  if (kept.every((one) => !one.kept)) expect(judged.rounds.at(-1)!.servers).toEqual(plain.rounds.at(-1)!.servers);
  const trusted = await run({ ...options, strategy: fedDf({ epochs: 5, trusted: true }) });
  expect(trusted.rounds.flatMap((round) => round.judged!).every((one) => one.kept)).toBe(true);
  const found = trusted.record.findings.find(({ check }) => check === 'unsuitablePublicRows');
  expect(found).toMatchObject({ level: 'problem', says: expect.stringContaining('kept all the same') });
});

test('aggregate sums what clients send in place of the server, which then looks for nobody', async () => {
  const seen: { sent: string[]; expected: string[] }[] = [];
  const aggregate: kd.Aggregate = async (contributions, expected) => {
    seen.push({ sent: [...contributions.keys()], expected });
    const parts = [...contributions.values()];
    return { sum: parts[0].map((_, i) => parts.reduce((sum, part) => sum + part[i], 0)), counted: [...contributions.keys()] };
  };
  const strategy = fedAvg();
  const clients = oneKind();
  clients[1] = { ...clients[1], seconds: 5 };
  const options = { strategy, clients, deadline: 1 };
  const [hidden, plain] = [await run({ ...options, aggregate }), await run({ ...options, publicRows: undefined })];
  expect(hidden.rounds).toEqual(plain.rounds);
  const all = ['client 1', 'client 2', 'client 3', 'client 4'];
  expect(seen[0]).toEqual({ sent: all.filter((name) => name !== 'client 2'), expected: all });
  const broken = await run({ ...options, aggregate: () => ({ sum: new Float32Array(1), counted: [] }) });
  expect(broken.record.findings[0]).toMatchObject({
    check: 'aggregateFailed',
    says: expect.stringContaining('could not be summed')
  });
  const odd = { ...fedMd({ firstEpochs: 1 }), serve: fedMd().contribute } as unknown as ReturnType<typeof fedMd>;
  await expect(run({ strategy: odd })).rejects.toThrow(
    'federated.learn: expected serve of the strategy to work, got the error "client.predict is not a function"; look at that function'
  );
  await expect(run({ strategy: fedDf(), aggregate })).rejects.toThrow('expected a strategy whose server needs the sum alone');
});

test('a client that learns in its own way may say what privacy it has spent, which stands in record and curves', async () => {
  const clients = oneKind();
  let spent = 0;
  clients[0] = { ...clients[0], learn: async () => ({ epsilon: ++spent, delta: 1e-5, accountant: 'rdp' }) };
  const { rounds } = await run({ strategy: fedAvg(), clients });
  expect(rounds.map(({ privacy }) => privacy)).toEqual(
    [1, 2].map((epsilon) => [{ client: 'client 1', epsilon, delta: 1e-5, accountant: 'rdp' }])
  );
  clients[0] = { ...clients[0], learn: async () => ({ epsilon: -1 }) };
  expect((await run({ strategy: fedAvg(), clients })).rounds[0].left[0]).toMatchObject({ client: 'client 1', why: 'failed' });
});

test('learn() ends after the current batch when it is stopped, with the rounds so far', async () => {
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => void (event.type === 'roundDone' && stop.abort());
  const learnt = await run({ strategy: fedMd({ firstEpochs: 1 }), rounds: 5, signal: stop.signal, onEvent });
  expect(learnt.record.status).toBe('stopped');
  expect(learnt.rounds.length).toBe(1);
  expect(learnt.final).toBeNull();
});

test('learn() refuses, before any training, what does not fit, and leaves nothing', async () => {
  const clients = smallClients();
  const refusals: [Partial<kd.FederatedLearnOptions>, string][] = [
    [{ clients: [] }, 'expected 1 to 50 clients in a list'],
    [{ clients: [clients[0], clients[0]] }, 'expected a short name of its own for each client, got "client 1"'],
    [{ clients: [{ ...clients[0], name: 'server' }] }, 'expected a short name of its own'],
    [{ strategy: fedAvg() }, 'expected clients of one kind of network for fedAvg, got 2 kinds, of "client 1" and "client 2"'],
    [{ strategy: 'fedMd' as never }, 'expected a strategy, got "fedMd"'],
    [{ strategy: fedMd(), publicRows: undefined }, 'expected publicRows for fedMd, got none'],
    [{ clients: [{ ...clients[0], model: () => denseNetwork([3]) }] }, 'client 1'],
    [{ clients: [{ ...clients[0], model: () => 1 as never }] }, 'expected model of client "client 1" to build another model'],
    [{ test: kd.dataset({ x: [[1]], y: [0], classes: 4 }) }, 'expected test in shape [4]'],
    [{ absent: 2 }, 'expected absent to be a finite number at least 0 and at most 1'],
    [{ rounds: 101 }, 'expected rounds to be a whole number at least 1 and at most 100'],
    [{ deadline: 0 }, 'expected deadline to be a finite number above 0']
  ];
  for (const [options, words] of refusals) await expect(run(options), words).rejects.toThrow(words);
});
