import { handshakes } from '../handshake.ts';
import { foundAtStream, idsOf, ofType, streamRule } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.contract-first',
  severity: 'error',
  title: 'A frontend stream depends on the backend, not on the API contract.',
  streamsOnly: true,
  find: (graph) => {
    const contracts = ofType(graph, 'contract');
    return handshakes(graph).flatMap(({ frontend, backends, hasContract }) => {
      if (hasContract) return [];
      if (backends.length > 0) {
        const instead = contracts.length > 0 ? idsOf(contracts) : 'a stream for the API contract, which is missing,';
        return [foundAtStream(frontend, `Let ${frontend.id} depend on ${instead} instead of ${idsOf(backends)}.`)];
      }
      if (contracts.length === 0) return [];
      const message = `Let ${frontend.id} depend on ${idsOf(contracts)}: the contract is the handshake.`;
      return [foundAtStream(frontend, message)];
    });
  },
});
