import assert from 'node:assert/strict';
import { bestPatterns, featureWords, patternsIn } from '../../../../src/core/analyse/patterns.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const words = new Set(['stock', 'count']);
const typesIn = (...text: readonly string[]): readonly string[] =>
  patternsIn('file', text.join('\n'), words).map(({ type }) => type);

describe('the search for patterns', () => {
  for (const line of [
    'export async function countStock(): Promise<void> {',
    'public final class StockCount {',
    '    public List<Item> countStock(Shelf shelf) throws IOException {',
    'data class StockCount(val shelf: String)',
    '    override suspend fun countStock(shelf: String): Int =',
    'pub(crate) fn count_stock(shelf: &Shelf) -> u32 {',
    'static int count_stock(const struct shelf *shelf)',
    'std::vector<Item> Shelf::countStock(int from) const {',
    'public sealed class StockCounter : ICounter',
    '    private static async Task<int> CountStock(Shelf shelf)',
    'defmodule Shop.StockCount do',
    '  defp count_stock(shelf) do',
    'func (s *Shelf) CountStock() int {',
    'def count_stock(shelf):',
  ])
    it(`finds a definition in "${line.trim()}"`, () => assert.deepEqual(typesIn(line), ['similar']));

  for (const line of [
    '// The table of the stock count',
    ' * handlers of the stock',
    '    const stock = 1;',
    '    return countStock(shelf);',
    '  if (countStock(shelf) > 0) {',
    'import { countStock } from "./stock";',
  ])
    it(`finds nothing in "${line.trim()}"`, () => assert.deepEqual(typesIn(line), []));

  it('warns of what is not to be followed', () => {
    assert.deepEqual(typesIn('# deprecated: do not use for stock'), ['avoid']);
  });

  for (const line of ['@Deprecated int countStock() {', '#[deprecated] fn stock() {', 'countStock(); // FIXME: hack'])
    it(`warns of "${line}"`, () => assert.deepEqual(typesIn(line), ['avoid']));

  for (const line of ["const stock = 'do not use # legacy';", 'const STOCK = /deprecated|legacy/;'])
    it(`takes no text for a warning in "${line}"`, () => assert.ok(!typesIn(line).includes('avoid')));

  it('does not take the keywords of a language for words of the feature', () => {
    const found = patternsIn(
      'a.ts',
      'export const one = 1;\nexport function exportRows() {}',
      new Set(['export', 'function']),
    );
    assert.deepEqual(
      found.map(({ line, words: kept }) => [line, kept]),
      [[2, ['export']]],
    );
  });

  it('does not look for the words of the template', () => {
    const kind = kindOf([
      '# Specification',
      '',
      '## Stories',
      '',
      '### US-1: [Title] <!-- planwright: repeat=1.. role=story -->',
      '',
      '- **Goal:** [Goal]',
    ]);
    const of = (title: string, story: string): readonly string[] => [
      ...featureWords(
        planOf(lines(`# ${title}`, '', '## Stories', '', `### US-1: ${story}`, '', '- **Goal:** g'), kind),
      ),
    ];
    assert.deepEqual(of('Specification', '[Title]'), []);
    assert.deepEqual(of('Warehouse', 'Count the stock'), ['warehouse', 'count', 'stock']);
    assert.deepEqual(of('Shift swaps', 'The first one gets the shift'), ['shift', 'swap']);
  });

  it('has constants of tests last, and other tests behind code that says as much', () => {
    const found = [
      ...patternsIn('test/stock.test.ts', 'const stockCount = 3;\nfunction countStockTwice() {', words),
      ...patternsIn('src/shelf.ts', 'export const stock = 3;', words),
      ...patternsIn('src/zone.ts', 'export function countStock() {', words),
    ];
    assert.deepEqual(
      bestPatterns(found, 9).map(({ file, line }) => `${file}:${line}`),
      ['src/zone.ts:1', 'test/stock.test.ts:2', 'src/shelf.ts:1', 'test/stock.test.ts:1'],
    );
  });
});
