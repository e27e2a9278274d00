import { foundAtStream, idsOf, ofType, streamRule, waitsForAny } from '../streamRule.ts';

export const rule = streamRule({
  code: 'streams.contract-first',
  severity: 'error',
  title: 'A frontend stream depends on the backend, not on the API contract.',
  find: (graph) => {
    const contracts = ofType(graph, 'contract');
    const backends = ofType(graph, 'backend');
    return ofType(graph, 'frontend').flatMap((stream) => {
      const direct = stream.after.filter((one) => backends.includes(one));
      if (direct.length > 0) {
        const instead = contracts.length > 0 ? idsOf(contracts) : 'a stream for the API contract, which is missing';
        return [foundAtStream(stream, `Let ${stream.id} depend on ${instead} instead of ${idsOf(direct)}.`)];
      }
      if (contracts.length === 0 || waitsForAny(graph, stream, contracts)) return [];
      return [foundAtStream(stream, `Let ${stream.id} depend on ${idsOf(contracts)}: the contract is the handshake.`)];
    });
  },
});
