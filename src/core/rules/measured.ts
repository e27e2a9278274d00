/** A number with what it counts: `200 ms`, `99.9%`, `30 days`, `€ 5`; neither `version 2 of it` nor `3 x daily`. */
export const MEASURED =
  /(?<![\p{L}\p{N}])[€$£]\s*\d|(?<![\p{L}\p{N}.]|\b(?:version|release|phase|level|step|no\.?)\s+)\d[\d.,]*\s*(?:%|‰|°|[€$£]|(?!(?:x|of|or|and|to|in|on|at|by|for|is|are|the|per|with)(?!\p{L}))\p{L})/iu;
