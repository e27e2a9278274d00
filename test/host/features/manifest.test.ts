import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, EXTENSION } from './support.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly keybindings: readonly { command: string; when?: string }[];
    readonly viewsWelcome: readonly { contents: string }[];
  };
}

const manifest = (): Manifest => vscode.extensions.getExtension(EXTENSION)?.packageJSON as Manifest;

// What VS Code makes for views by itself.
const OF_VIEWS = /^planwright\.(?:plans|checkpoint)\./;

describe('the manifest', () => {
  it('declares every command that is registered, and the reverse', async () => {
    await activated();
    const all = await vscode.commands.getCommands(true);
    const registered = all.filter((name) => name.startsWith('planwright.') && !OF_VIEWS.test(name));
    const declared = manifest().contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.toSorted(), declared.toSorted());
  });

  it('names only declared commands in menus and key bindings', () => {
    const { commands, menus, keybindings } = manifest().contributes;
    const declared = new Set(commands.map(({ command }) => command));
    const named = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    assert.deepEqual(
      named.filter((command) => !declared.has(command)),
      [],
    );
  });

  it('shows what is about a plan only where there is one', () => {
    const { menus } = manifest().contributes;
    const anywhere = new Set(
      [
        ...['newPlan', 'newPlanningDocument', 'newFromRequest', 'newFeature'],
        ...['openBoard', 'chooseLanguageModel'],
      ].map((name) => `planwright.${name}`),
    );
    for (const { command, when } of menus['commandPalette'] ?? []) assert.ok(when, `${command} has a condition`);
    const listed = new Set((menus['commandPalette'] ?? []).map(({ command }) => command));
    for (const { command } of manifest().contributes.commands) {
      assert.ok(listed.has(command) !== anywhere.has(command), `${command} is listed or applies everywhere`);
    }
  });

  it('has every string translated', () => {
    const { commands, viewsWelcome } = manifest().contributes;
    const shown = [...commands.map(({ title }) => title), ...viewsWelcome.map(({ contents }) => contents)];
    assert.deepEqual(
      shown.filter((text) => text.startsWith('%')),
      [],
    );
  });

  it('is activated by workspaces with plans, and otherwise only by being used', () => {
    assert.ok(manifest().activationEvents.every((event) => event.startsWith('workspaceContains:')));
  });
});
