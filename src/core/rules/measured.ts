/** A number with what it counts: `200 ms`, `99.9%`, `30 days`, `€ 5`; neither `version 2 of it` nor `3 x daily`. */
const COUNTED =
  /(?<![\p{L}\p{N}])[€$£]\s*\d|(?<![\p{L}\p{N}.]|\b(?:version|release|phase|level|step|no\.?)\s+)\d[\d.,]{0,30}\s*(?:%|‰|°|[€$£]|(?!(?:x|of|or|and|to|in|on|at|by|for|is|are|the|per|with)(?!\p{L}))\p{L})/iu;

/** So many in a time: `100/s`, `3 per day`. */
const RATE =
  /(?<![\p{L}\p{N}.])\d[\d.,]{0,30}\s*(?:\/|per\s)\s*(?:[mµn]?s|sec|seconds?|min|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)(?!\p{L})/iu;

/** A number in words counts where a unit follows: `two seconds`, not `one of two`. */
const IN_WORDS =
  /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half an?)\s+(?:(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|per\s?cent|(?:kilo|mega|giga|tera)?bytes?|(?:requests?|users?|calls?|attempts?|items?|rows?|events?|messages?)\s+(?:per|an?|each|every)\s+\p{L})/iu;

/** Whether a target can be measured: it has a number and its unit. */
export const isMeasured = (text: string): boolean => COUNTED.test(text) || RATE.test(text) || IN_WORDS.test(text);
