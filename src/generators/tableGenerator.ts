import * as tf from '@tensorflow/tfjs';
import type { Feature } from '../data/Dataset';
import { mixSeeds, random } from '../data/random';
import { withDisplay } from '../views/withDisplay';
import type { Generator } from './Generator';
import { networkGenerator } from './networkGenerator';
import { tableCritic } from './tableCritic';
import { decodeTable, fitTable } from './tableEncoding';
import { tableFindings } from './tableFindings';
import { checkTableGenerator, type TableGeneratorOptions } from './tableGeneratorOptions';
import { tableNetwork } from './tableNetwork';
import { trainTable } from './tableTraining';

/** What makes rows of a table; those of the data that it learnt from, where these had `features`. */
export interface TableGenerator extends Generator {
  features?: Feature[];
}

export async function tableGenerator(options: TableGeneratorOptions): Promise<TableGenerator> {
  const checked = checkTableGenerator(options);
  const { data, latent, units, seed, steps } = checked;
  const { features } = data;
  const classes = data.classes.length;
  const encoding = fitTable(data);
  const width = encoding.normals + encoding.kinds;
  const next = random(mixSeeds(seed, 1));
  const network = tableNetwork({ encoding, classes, latent, units, next });
  const critic = tableCritic({ width, classes, units, next });
  try {
    const { weights, history, seconds, taken } = await trainTable(checked, encoding, network, critic);
    const findings = tableFindings(data, taken, steps);
    const encoded = networkGenerator({
      network,
      weights,
      info: {
        name: `conditional WGAN-GP, ${network.does}, rows of ${width} numbers`,
        parameters: network.variables.reduce((sum, { size }) => sum + size, 0),
        rows: data.y.length,
        seed,
        seconds,
        history
      },
      data: { name: data.name, classes: data.classes, shape: [width] },
      findings
    });
    const says = [`Rows like ${data.name}: ${taken} steps in ${seconds.toFixed(0)} s`, ...findings.map((one) => one.says)];
    const generator: TableGenerator = {
      ...encoded,
      shape: data.shape,
      ...(features && { features }),
      async sample(asked) {
        const made = await encoded.sample(asked);
        return { ...made, x: decodeTable(encoding, made.x), shape: [...data.shape], ...(features && { features }) };
      }
    };
    return withDisplay(generator, () => ({ 'text/plain': says.join('. ') }));
  } finally {
    tf.dispose([...network.variables, ...critic.variables]);
  }
}
