import assert from 'node:assert/strict';
import { detailOf, proposeKinds } from '../../../../src/core/reflection/intake.ts';
import { shipped } from '../support/kinds.ts';

const details = (request: string): readonly (readonly [string, string])[] => {
  const proposals = proposeKinds(request, shipped);
  return proposals.map((proposal) => [proposal.kind.id, detailOf(proposal, proposals)]);
};
const descriptionOf = (id: string): string => shipped.find((kind) => kind.id === id)?.description ?? '';

describe('what is said of the kinds that could answer a request', () => {
  it('is the words of the request, and of the others what they are for', () => {
    const [first, second] = details('The export crashes with a 504.');
    assert.equal(first?.[0], 'maintenance');
    assert.match(first[1], /^Maintenance: the request says "/);
    assert.deepEqual(second, ['spec', descriptionOf('spec')]);
  });

  it('is that nothing speaks of a defect where nothing does', () => {
    assert.deepEqual(details('A page for nurses who swap shifts.'), [
      ['spec', 'Feature: nothing in the request speaks of a defect.'],
      ['maintenance', descriptionOf('maintenance')],
    ]);
  });
});
