// mocha's own report, and one line of counts for the closing line of `npm test`.
const { appendFileSync } = require('node:fs');
const Mocha = require('mocha/lib/mocha.cjs');

module.exports = class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env['PLANWRIGHT_TALLY'];
    if (file === undefined) return;
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures, pending })}\n`);
    });
  }
};
