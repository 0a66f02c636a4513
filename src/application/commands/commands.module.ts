import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandExecutor } from '../execution/executor.js';
import { ExecuteCommandHandler } from './execute-command.js';

/** Lets the `CommandBus` reach the executor that the composition root made. */
@Module({})
export class CommandsModule {
  static with(executor: CommandExecutor): DynamicModule {
    return {
      module: CommandsModule,
      imports: [CqrsModule],
      providers: [ExecuteCommandHandler, { provide: CommandExecutor, useValue: executor }],
      exports: [CqrsModule],
    };
  }
}
