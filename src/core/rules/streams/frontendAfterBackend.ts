import { handshakes } from '../handshake.ts';
import { foundAtStream, idsOf, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.frontend-after-backend',
  severity: 'warning',
  title: 'A frontend stream waits for the backend, though it has the API contract.',
  streamsOnly: true,
  find: (graph) =>
    handshakes(graph)
      .filter(({ backends, hasContract }) => hasContract && backends.length > 0)
      .map(({ frontend, backends }) =>
        foundAtStream(
          frontend,
          `Take ${idsOf(backends)} out of what ${frontend.id} depends on: with the contract, both are built side by side.`,
        ),
      ),
});
