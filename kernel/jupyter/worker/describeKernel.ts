import { protocolVersion } from './createMessageCodec';

/** What the kernel says about itself. `languageVersion` is TypeScript's. */
export function describeKernel(implementationVersion: string, languageVersion: string): object {
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'stillroom',
    implementation_version: implementationVersion,
    language_info: {
      name: 'typescript',
      version: languageVersion,
      mimetype: 'application/typescript',
      file_extension: '.ts',
      codemirror_mode: 'typescript',
      pygments_lexer: 'typescript',
      nbconvert_exporter: 'script'
    },
    banner: `Stillroom ${implementationVersion}: TypeScript ${languageVersion} on Node ${process.versions.node}. The toolkit is kd, TensorFlow.js is tf.`,
    help_links: [{ text: 'TensorFlow.js API', url: 'https://js.tensorflow.org/api/latest/' }],
    supported_features: ['kernel subshells'],
    debugger: false
  };
}
