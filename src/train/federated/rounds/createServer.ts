import type { ServerJudged } from '../../../record/Federation';
import type { Recorder } from '../../record/recordRun';
import type { ServerAtWork, ServerModel } from '../strategies/FederatedStrategy';
import { averageContributions } from './averageContributions';
import type { RunningClient } from './createClients';
import { createLearningModel, type LearningModel } from './createLearningModel';
import type { FederationSetup } from './FederationSetup';

/** What the clients of a round have sent. */
export interface Arrived {
  arrived: Map<string, Float32Array>;
  /** The same, as far as the strategy may see it. */
  contributions: ReadonlyMap<string, Float32Array>;
  /** The clients that began the round. */
  expected: string[];
}

/** The server over the rounds. */
export interface RunningServer {
  /** Its models; empty if it has none. */
  models: LearningModel[];
  /** In a round, with what has arrived. */
  at(round: number, given: Arrived): ServerAtWork;
  /** What learning did to its models since the last call. */
  takeJudged(): ServerJudged[];
}

export function createServer(setup: FederationSetup, clients: readonly RunningClient[], recorder: Recorder): RunningServer {
  const { validation, subject } = setup;
  let judgedNow: ServerJudged[] = [];
  const models: LearningModel[] = [];
  const kinds = setup.kinds.map(({ name, network, clients: members }, i): ServerModel => {
    const own = { name, clients: members };
    if (!network) return { ...own, ...withoutModel(subject) };
    const learning = createLearningModel(setup, recorder, { name, model: network, number: clients.length + i });
    models.push(learning);
    return {
      ...learning,
      ...own,
      accuracy: async () => (validation ? (await learning.scoreOn('validation', validation)).accuracy : null),
      judged: (before, after, kept) => void judgedNow.push({ server: name, before, after, kept })
    };
  });
  const dataOf = (client: string) => clients.find(({ name }) => name === client)!.data;
  return {
    models,
    at: (round, { contributions, arrived, expected }) => ({
      ...{ round, kinds, contributions, dataOf },
      rowsOf: (client) => dataOf(client).y.length,
      average: (members, weightOf = () => 1) =>
        averageContributions(setup, recorder, {
          round,
          arrived,
          expected: expected.filter((one) => members.includes(one)),
          weightOf
        })
    }),
    takeJudged() {
      const taken = judgedNow;
      judgedNow = [];
      return taken;
    }
  };
}

/** Before the first client has sent anything. */
export function nothingArrived(): Arrived {
  return { arrived: new Map(), contributions: new Map(), expected: [] };
}

/** What a server without models says to a strategy that asks for them. */
function withoutModel(subject: string): Omit<ServerModel, 'name' | 'clients'> {
  const refuse = (): never => {
    throw new TypeError(`${subject}: expected a strategy whose server has models, got one without; set hasServer: true in it`);
  };
  return {
    ...{ weights: refuse, take: refuse, predict: refuse, distil: refuse, learn: refuse, accuracy: refuse, judged: refuse }
  };
}
