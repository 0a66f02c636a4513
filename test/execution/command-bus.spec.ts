import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { CommandsModule } from '../../src/application/commands/commands.module.js';
import { ExecuteCommand } from '../../src/application/commands/execute-command.js';
import { counter } from './counter.js';
import { codeOf, commandId, openHouse, TestDirectory, type Request } from './house.js';

describe('the command bus', () => {
  it('carries a command to the executor and its answer, or its refusal, back', async () => {
    const directory = new TestDirectory();
    const house = openHouse(directory.path, [counter]);
    const module = await Test.createTestingModule({ imports: [CommandsModule.with(house.executor)] }).compile();
    await module.init();
    const bus = module.get(CommandBus);
    const opening: Request = {
      commandId: commandId(1),
      aggregate: 'counter',
      id: '01JE0000000000000000000001',
      command: 'OpenCounter',
      actor: { kind: 'IMPORT' },
      data: { limit: 1 },
      source: 'HTTP',
    };
    expect(await bus.execute(new ExecuteCommand(opening))).toMatchObject({ position: 1, revision: 0, repeated: false });
    expect(await bus.execute(new ExecuteCommand(opening))).toMatchObject({ position: 1, repeated: true });
    const raising = { ...opening, commandId: commandId(2), command: 'RaiseCounter', data: { by: 2 } };
    expect(await codeOf(bus.execute(new ExecuteCommand(raising)))).toBe('counter.full');
    await module.close();
    await house.close();
    directory.remove();
  });
});
