import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import type { FileStore } from '../../../src/workspace/fileStore.ts';
import type { PackageFiles } from '../../../src/workspace/kinds.ts';
import { memoryFiles } from './memoryFiles.ts';

export const PLANNING = readFileSync(path.join(root, 'templates/planning.md'), 'utf8');

/** The folder of shipped templates, with one in it. */
export const shippedTemplates = (): ReturnType<typeof memoryFiles> => memoryFiles({ 'planning.md': PLANNING });

/** The package with no template but one, built or not. */
export const shipped = (dist: FileStore | null = null): PackageFiles => ({
  templates: shippedTemplates(),
  dist,
});

/** A team's own kind: front matter of two keys, and the document that people are to fill in. */
export const RUNBOOK = `---
planwright: 1
kind: runbook
---
# Runbook

**Owner:** [Team]

## Symptoms

*What is seen when it happens.*

- **Alert:** [Name of the alert]
- **Severity:** [low | high]

## Steps

1. [What to do first]

## Escalation

- **Contact:** [Who is called]
`;
