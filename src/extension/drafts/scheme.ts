/** Of the documents that show what a plan would be with a draft in it. */
export const DRAFT = 'planwright-draft';
