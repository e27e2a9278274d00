import type { Command } from './command.ts';
import { analyseCommand } from './commands/analyse.ts';
import { answer } from './commands/answer.ts';
import { check } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { featureCommand } from './commands/feature.ts';
import { kinds } from './commands/kinds.ts';
import { metricsCommand } from './commands/metrics.ts';
import { newCommand } from './commands/new.ts';
import { planCommand } from './commands/plan.ts';
import { prompts } from './commands/prompts.ts';
import { reflectCommand } from './commands/reflect.ts';
import { research } from './commands/research.ts';
import { set } from './commands/set.ts';
import { show } from './commands/show.ts';
import { skillsCommand } from './commands/skills.ts';
import { sprintsCommand } from './commands/sprints.ts';
import { streams } from './commands/streams.ts';
import { trace } from './commands/trace.ts';

export const COMMANDS: readonly Command[] = [
  newCommand,
  featureCommand,
  check,
  show,
  set,
  answer,
  reflectCommand,
  planCommand,
  research,
  analyseCommand,
  skillsCommand,
  trace,
  streams,
  prompts,
  exportCommand,
  sprintsCommand,
  metricsCommand,
  kinds,
];
