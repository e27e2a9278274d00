// mocha's own report, and one line of counts for the closing line of `npm test`.
const { appendFileSync } = require('node:fs');
/** @type {typeof import('mocha')} */
// @ts-expect-error: the types describe the package's entry, which is an ES module.
const Mocha = require('mocha/lib/mocha.cjs');

module.exports = class TallyReporter extends Mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env['PLANWRIGHT_TALLY'];
    if (file === undefined) return;
    runner.once('end', () => {
      const stats = runner.stats;
      if (stats === undefined) return;
      const { passes, failures, pending } = stats;
      appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures, pending })}\n`);
    });
  }
};
