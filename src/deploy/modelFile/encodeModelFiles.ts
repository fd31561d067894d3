import * as tf from '@tensorflow/tfjs';

/** A model as the files of tfjs' own layout, by name: `model.json` and `weights.bin`. */
export async function encodeModelFiles(model: tf.LayersModel): Promise<{ [name: string]: string | Uint8Array }> {
  let files: { [name: string]: string | Uint8Array } = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      files = filesOf(artifacts);
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    })
  );
  return files;
}

function filesOf({ modelTopology, weightSpecs, weightData, format, generatedBy, userDefinedMetadata }: tf.io.ModelArtifacts): {
  [name: string]: string | Uint8Array;
} {
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  const buffer = tf.io.CompositeArrayBuffer.join(weightData);
  return {
    'weights.bin': new Uint8Array(buffer),
    'model.json': JSON.stringify({ modelTopology, weightsManifest, format, generatedBy, userDefinedMetadata })
  };
}
