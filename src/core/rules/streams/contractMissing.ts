import { handshakes } from '../handshake.ts';
import { foundAtStream, idsOf, ofType, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.contract-missing',
  severity: 'warning',
  title: 'There are backend and frontend streams, and none for the API contract.',
  streamsOnly: true,
  find: (graph) => {
    const backends = ofType(graph, 'backend');
    if (backends.length === 0 || ofType(graph, 'contract').length > 0) return [];
    const frontends = handshakes(graph);
    const [first] = frontends;
    // `streams.contract-first` tells of a frontend that depends on the backend in place of the contract.
    if (!first || frontends.some((one) => one.backends.length > 0)) return [];
    const both = `${idsOf(backends)} and ${idsOf(frontends.map(({ frontend }) => frontend))}`;
    return [
      foundAtStream(first.frontend, `Add a work stream for the API contract before ${both}: it is the handshake.`),
    ];
  },
});
