import type { ExtensionContext } from 'vscode';
import { newHasher } from '../node/newHasher.ts';
import { createApprover } from './documents/approver.ts';
import { locate } from './documents/location.ts';
import { glance, peek } from './documents/peek.ts';
import { PlanFolders } from './documents/planFolders.ts';
import { Sessions } from './documents/registry.ts';
import { featureSources, followFeatures } from './documents/featureSources.ts';
import { FilePaths } from './files/filePaths.ts';
import { late } from './late/late.ts';
import { listMany } from './lister/listMany.ts';
import { CheckpointView } from './panels/checkpointView.ts';
import { Forms } from './panels/forms.ts';
import { LastPages } from './panels/lastPages.ts';
import type { Services } from './services.ts';
import { trackActivePlan } from './status/activePlan.ts';

/** What the tests of the host look into. */
export interface Composed extends Services {
  readonly folders: PlanFolders;
  readonly forms: Forms;
  readonly checkpoint: CheckpointView;
}

/** Puts sessions, panels and the services that features share together. */
export function compose(context: ExtensionContext): Composed {
  const { extensionUri } = context;
  const folders = new PlanFolders(extensionUri, newHasher);
  const approver = createApprover(context);
  const sessions = new Sessions(folders, newHasher, approver);
  const active = trackActivePlan(sessions);
  const paths = new FilePaths();
  const pages = new LastPages(context.workspaceState);
  const forms = new Forms(extensionUri, () => services, pages);
  const checkpoint = new CheckpointView(extensionUri, () => services);
  const services: Composed = {
    sessions,
    checkpoint,
    kinds: folders,
    folders,
    forms,
    active,
    open: sessions.open,
    peek: (uri) => peek(uri, folders, newHasher),
    listMany: (many) => listMany(extensionUri, folders, newHasher, many),
    glance: (uri) => glance(uri, folders, newHasher),
    openForm: forms.open,
    pageOf: (uri) => pages.get(uri),
    openMarkdown: async (uri, target = '') => (await late()).openMarkdown(uri, sessions.get(uri), target),
    completePath: (document, typed) => paths.complete(locate(document).folder, typed),
    prompts: async (document) => (await folders.get(locate(document).folder).prompts()).items,
    openReference: async (document, reference) => (await late()).openReference(document, reference),
    approverOf: approver.known,
    featureSources: (folder) => featureSources(folders, folder),
    onDidChangeFeatures: (folder, changed) => followFeatures(folders, folder, changed),
  };
  context.subscriptions.push(folders, sessions, active, paths, forms.register(), checkpoint.register());
  return services;
}
